// Explain This Log: opens the report beside the log, or copies it to the clipboard.

import * as vscode from "vscode";
import { type DocumentParams, EXPLAIN_REQUEST, type ExplainResult } from "../../../server/src/protocol.ts";
import { copyText } from "../confirm.ts";
import { say } from "../goTo.ts";
import { logOf } from "../logPlace.ts";
import { activeLogUri, ask, type Desk, noAnswer, traceEditor } from "../question.ts";
import { readLogSource, type Source } from "./derived.ts";
import { serveReports } from "./reports.ts";

/** The URI scheme of the reports and of their links back to the logs. */
const REPORT_SCHEME = "rtcdll-report";

/** Appended to the log's name to form the report's name. */
const SUFFIX = " explained.md";

/** Registers the commands and the content provider. */
export function registerExplain(desk: Desk): vscode.Disposable {
	const reports = serveReports<Source>(desk, {
		scheme: REPORT_SCHEME,
		suffix: SUFFIX,
		sourceOf: reportSource,
		markdownOf: ({ log }) => readReport(desk, log),
		logAt: ({ log }) => log,
	});
	return vscode.Disposable.from(
		reports,
		// The explorer passes a file, which may not be open.
		vscode.commands.registerCommand("rtcdll.explainLog", async (file?: unknown) => {
			const log = file instanceof vscode.Uri ? file : activeLogUri(desk);
			if (log) await reports.show(reportOf(logOf(log)));
		}),
		vscode.commands.registerCommand("rtcdll.copyExplanation", () => copyExplanation(desk)),
	);
}

async function copyExplanation(desk: Desk): Promise<void> {
	const editor = traceEditor();
	const log = activeLogUri(desk);
	if (!log) return;
	const answer = await askFor(desk, logOf(log).toString());
	if (typeof answer?.markdown !== "string") {
		const reason = answer?.reason ?? noAnswer(desk);
		if (editor) await say(editor, reason);
		else vscode.window.showInformationMessage(reason).then(undefined, () => undefined);
		return;
	}
	await copyText(answer.markdown, vscode.l10n.t("Copied the report on this log"));
}

function askFor(desk: Desk, log: string): Promise<ExplainResult | undefined> {
	const params: DocumentParams = { textDocument: { uri: log } };
	return ask<ExplainResult>(desk, EXPLAIN_REQUEST, params);
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

async function readReport(desk: Desk, log: string): Promise<string> {
	const answer = await askFor(desk, log);
	if (typeof answer?.markdown !== "string") throw new Error(answer?.reason ?? noAnswer(desk));
	return answer.markdown;
}
