// Explain This Log: opens the report beside the log, or copies it to the clipboard.

import * as vscode from "vscode";
import { type DocumentParams, EXPLAIN_REQUEST, type ExplainResult } from "../../../server/src/protocol.ts";
import { copyText } from "../confirm.ts";
import { say } from "../goTo.ts";
import { logOf } from "../logPlace.ts";
import { type App, activeLogUri, ask, noAnswer, traceEditor } from "../question.ts";
import { readLogSource, type Source } from "./derived.ts";
import { serveReports } from "./reports.ts";

/** The URI scheme of the reports and of their links back to the logs. */
const REPORT_SCHEME = "rtcdll-report";

/** Appended to the log's name to form the report's name. */
const SUFFIX = " explained.md";

/** Registers the commands and the content provider. */
export function registerExplain(app: App): vscode.Disposable {
	const reports = serveReports<Source>(app, {
		scheme: REPORT_SCHEME,
		suffix: SUFFIX,
		sourceOf: reportSource,
		markdownOf: ({ log }) => readReport(app, log),
		logAt: ({ log }) => log,
	});
	return vscode.Disposable.from(
		reports,
		// The explorer passes a file, which may not be open.
		vscode.commands.registerCommand("rtcdll.explainLog", async (file?: unknown) => {
			const log = file instanceof vscode.Uri ? file : activeLogUri(app);
			if (log) await reports.show(reportOf(logOf(log)));
		}),
		vscode.commands.registerCommand("rtcdll.copyExplanation", () => copyExplanation(app)),
	);
}

async function copyExplanation(app: App): Promise<void> {
	const editor = traceEditor();
	const log = activeLogUri(app);
	if (!log) return;
	const answer = await askFor(app, logOf(log).toString());
	if (typeof answer?.markdown !== "string") {
		const reason = answer?.reason ?? noAnswer(app);
		if (editor) await say(editor, reason);
		else vscode.window.showInformationMessage(reason).then(undefined, () => undefined);
		return;
	}
	await copyText(answer.markdown, vscode.l10n.t("Copied the report on this log"));
}

function askFor(app: App, log: string): Promise<ExplainResult | undefined> {
	const params: DocumentParams = { textDocument: { uri: log } };
	return ask<ExplainResult>(app, EXPLAIN_REQUEST, params);
}

/** The URI of the report on a log. It keeps the log's path. */
function reportOf(log: vscode.Uri): vscode.Uri {
	const path = log.path.startsWith("/") ? log.path : `/${log.path}`;
	const source: Source = { log: log.toString() };
	return vscode.Uri.from({ scheme: REPORT_SCHEME, path: path + SUFFIX, query: JSON.stringify(source) });
}

/** The source of a report, or of a link in one. */
function reportSource(uri: vscode.Uri): Source | undefined {
	return readLogSource(uri, REPORT_SCHEME);
}

async function readReport(app: App, log: string): Promise<string> {
	const answer = await askFor(app, log);
	if (typeof answer?.markdown !== "string") throw new Error(answer?.reason ?? noAnswer(app));
	return answer.markdown;
}
