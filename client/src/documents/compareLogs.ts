// Compare With a Working Log: a report that compares the activity at the cursor with one that works, plus a diff of the
// first messages that differ.

import * as vscode from "vscode";
import {
	COMPARE_LOGS_REQUEST,
	type CompareLogsParams,
	type CompareLogsResult,
	logBehind,
} from "../../../server/src/protocol.ts";
import { isIndex } from "../arguments.ts";
import { say } from "../goTo.ts";
import { logPlaceOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { plainLabel } from "../plainLabel.ts";
import { type App, ask, noAnswer, traceEditor } from "../question.ts";
import { diffMessages } from "./compare.ts";
import { readSource, type Source } from "./derived.ts";
import { inLanguage } from "./madeLogs.ts";
import { serveReports } from "./reports.ts";

/** The URI scheme of the comparisons and of their links back to the logs. */
const COMPARISON_SCHEME = "rtcdll-comparison";

const SUFFIX = " compared.md";

/** A comparison. Something fails in `log`, at or around `line` (0-based). */
interface ComparisonSource extends Source {
	readonly line: number;
	/** The log in which it works; may be the same log. */
	readonly good: string;
}

/** The link target that opens the diff; all other link targets are log numbers. */
const DIFF = "diff";

/** Registers the command and the content provider. */
export function registerCompareLogs(app: App): vscode.Disposable {
	const reports = serveReports<ComparisonSource>(app, {
		scheme: COMPARISON_SCHEME,
		suffix: SUFFIX,
		sourceOf: readComparison,
		needs: ({ log, good }) => [log, good],
		async markdownOf(source) {
			const answer = await compare(app, source);
			if (typeof answer?.markdown !== "string") throw new Error(answer?.reason ?? noAnswer(app));
			// The diff link goes between the answer and the evidence.
			return answer.pair ? answer.markdown.replace("\n## ", `\n${DIFF_LINK}\n\n## `) : answer.markdown;
		},
		logAt: ({ log, good }, path) => ({ 0: good, 1: log })[numberIn(path) ?? ""],
		async follow(source, path) {
			if (numberIn(path) !== DIFF) return;
			const pair = (await compare(app, source))?.pair;
			if (pair) await diffMessages({ log: source.good, message: pair.good }, { log: source.log, message: pair.bad });
		},
	});
	return vscode.Disposable.from(
		reports,
		vscode.commands.registerCommand("rtcdll.compareWithWorking", async (good?: unknown) => {
			const editor = traceEditor();
			if (!editor) return;
			const { textDocument, position } = await logPlaceOf(app, editor);
			const chosen = typeof good === "string" ? good : await chooseLog(textDocument.uri);
			if (chosen === undefined) return;
			const source: ComparisonSource = { log: textDocument.uri, line: position.line, good: chosen };
			// Report what cannot be compared at once rather than in a document.
			const answer = await compare(app, source);
			if (typeof answer?.markdown !== "string") return say(editor, answer?.reason ?? noAnswer(app));
			await reports.show(reportOf(source));
		}),
	);
}

const DIFF_LINK = `[Show the messages that differ side by side](${DIFF}/messages)`;

/** The second-to-last path segment: the number of a log, or `diff`. */
function numberIn(path: string): string | undefined {
	return path.split("/").at(-2);
}

/** Opens both logs in our language, whatever their names, and requests the comparison. */
async function compare(app: App, { log, line, good }: ComparisonSource): Promise<CompareLogsResult | undefined> {
	try {
		for (const uri of [log, good])
			await inLanguage(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
	} catch (error) {
		app.output.error(`${COMPARE_LOGS_REQUEST} failed: ${error}`);
		return {
			markdown: null,
			pair: null,
			reason: vscode.l10n.t("The log could not be opened. It may have been deleted, or be larger than 50 MB."),
		};
	}
	const params: CompareLogsParams = { bad: { uri: log, line }, good: { uri: good, line: null } };
	return ask<CompareLogsResult>(app, COMPARE_LOGS_REQUEST, params);
}

/**
 * Asks for the working log: the same log, another that is open or in the workspace, or a file. Returns its URI as a string.
 */
async function chooseLog(log: string): Promise<string | undefined> {
	const chosen = await vscode.window.showQuickPick(choices(log), {
		title: vscode.l10n.t("Compare With a Working Log"),
		placeHolder: vscode.l10n.t("Where did it work?"),
		matchOnDescription: true,
	});
	if (!chosen || chosen.log !== undefined) return chosen?.log;
	const files = await vscode.window.showOpenDialog({
		title: vscode.l10n.t("A log in which it worked"),
		openLabel: vscode.l10n.t("Compare"),
	});
	return files?.[0]?.toString();
}

interface Choice extends vscode.QuickPickItem {
	/** The URI as a string; `undefined` for the item that opens the file dialog. */
	readonly log?: string;
}

async function choices(log: string): Promise<readonly Choice[]> {
	const open = vscode.workspace.textDocuments
		.filter(({ languageId, uri }) => languageId === LANGUAGE_ID && !logBehind(uri.toString()))
		.map(({ uri }) => uri);
	const near = await vscode.workspace.findFiles(MAY_BE_LOG, undefined, MOST_FILES);
	near.sort((one, other) => (one.path < other.path ? -1 : 1));
	const offered = new Set([log]);
	const listed = (uris: readonly vscode.Uri[]): readonly Choice[] =>
		uris
			.filter((uri) => !offered.has(uri.toString()) && offered.add(uri.toString()))
			.map((uri) => {
				const [, folder = "", name = ""] = /^(.*?)\/?([^/]*)$/s.exec(vscode.workspace.asRelativePath(uri)) ?? [];
				// Names may contain `$(…)`, which the list would render as an icon.
				return { label: plainLabel(name), description: folder, log: uri.toString() };
			});
	return [
		{ label: vscode.l10n.t("Another Attempt in This Log"), description: vscode.l10n.t("one that worked"), log },
		{ label: vscode.l10n.t("A File...") },
		...section(vscode.l10n.t("Open logs"), listed(open)),
		...section(vscode.l10n.t("Files of the workspace"), listed(near)),
	];
}

function section(label: string, items: readonly Choice[]): readonly Choice[] {
	return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

const MAY_BE_LOG = "**/*.{log,uccapilog,old,bak}";
const MOST_FILES = 500;

/** The URI of a comparison report. Its path is that of the failing log. */
function reportOf(source: ComparisonSource): vscode.Uri {
	const { path } = vscode.Uri.parse(source.log, true);
	const rooted = path.startsWith("/") ? path : `/${path}`;
	return vscode.Uri.from({ scheme: COMPARISON_SCHEME, path: rooted + SUFFIX, query: JSON.stringify(source) });
}

function readComparison(uri: vscode.Uri): ComparisonSource | undefined {
	return readSource<ComparisonSource>(uri, COMPARISON_SCHEME, ({ log, line, good }) =>
		typeof log === "string" && typeof good === "string" && isIndex(line) ? { log, line, good } : undefined,
	);
}
