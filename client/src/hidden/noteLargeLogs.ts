// Explains once per large log which features VS Code disables, what still works, and where.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import { type DocumentParams, OVERVIEW_REQUEST, type OverviewResult } from "../../../server/src/protocol.ts";
import { type App, ask, traceEditor } from "../question.ts";

/**
 * Above these limits VS Code disables grammars and folding (`LARGE_FILE_SIZE_THRESHOLD`, `LARGE_FILE_LINE_COUNT_THRESHOLD`).
 */
const LARGE_LENGTH = 20 * 1024 * 1024;
const LARGE_LINES = 300_000;

const LARGE = vscode.l10n.t(
	"VS Code shows logs of this size without folding, sticky scroll and code lenses, and with fewer colours. " +
		"Everything else works: outline, hover, go-to, inlay hints, problems, transactions, diagram, filter and report. " +
		"To get all features for one call, open it as a small document (Filter: Only This Call).",
);

const HIDDEN = vscode.l10n.t(
	"This log is above 50 MB, so VS Code hides it from extensions: outline, hover and go-to do not work in its text. " +
		"RTCDLL Log has read it from disk instead: see Problems, the Transactions view, the diagram and the report. From " +
		"there, each call opens as a small document in which everything works.",
);

/** The commands offered for hidden logs, by button label. */
const WAYS: Readonly<Record<string, string>> = {
	[vscode.l10n.t("Explain This Log")]: "rtcdll.explainLog",
	[vscode.l10n.t("Show Transactions")]: "rtcdll.transactions.focus",
	[vscode.l10n.t("Show Diagram")]: "rtcdll.showDiagramOfLog",
};

const NEVER = vscode.l10n.t("Don't Show Again");
const NEVER_KEY = "rtcdll.noNoteOnLargeLogs";

/** Shows the notification, and a status bar summary of hidden logs, until the result is disposed of. */
export function noteLargeLogs(memory: vscode.Memento, app: App): vscode.Disposable {
	const noted = new Set<string>();
	const isNew = (uri: vscode.Uri) => {
		const before = noted.size;
		return noted.add(uri.toString()).size > before;
	};
	const item = vscode.window.createStatusBarItem("rtcdll.hiddenLog", vscode.StatusBarAlignment.Right, 199);
	item.name = vscode.l10n.t("RTCDLL Log: Large Log");
	item.command = "rtcdll.transactions.focus";

	const noteLarge = async () => {
		const document = traceEditor()?.document;
		if (!document || memory.get(NEVER_KEY) || !isLarge(document) || !isNew(document.uri)) return;
		const choice = await vscode.window.showInformationMessage(LARGE, NEVER);
		if (choice === NEVER) await memory.update(NEVER_KEY, true);
	};
	const noteHidden = async () => {
		const log = app.hidden.active;
		if (!log) return item.hide();
		void describe(log.uri);
		if (!isNew(log.uri)) return;
		const choice = await vscode.window.showInformationMessage(HIDDEN, ...Object.keys(WAYS));
		if (choice !== undefined) await vscode.commands.executeCommand(WAYS[choice]!);
	};
	const describe = async (log: vscode.Uri) => {
		const params: DocumentParams = { textDocument: { uri: log.toString() } };
		const answer = await ask<OverviewResult>(app, OVERVIEW_REQUEST, params);
		if (!answer || app.hidden.active?.uri !== log) return;
		item.text = `$(list-tree) ${answer.text}`;
		item.tooltip = HIDDEN;
		item.accessibilityInformation = { label: `${answer.text.replaceAll(" · ", ", ")}. ${HIDDEN}`, role: "button" };
		item.show();
	};
	const noteLargeSoon = debounce(() => void noteLarge(), REST_MS);
	noteLargeSoon();
	void noteHidden();
	return vscode.Disposable.from(
		item,
		{ dispose: noteLargeSoon.cancel },
		vscode.window.onDidChangeActiveTextEditor(noteLargeSoon),
		// Changing the language of a visible document reopens it without an editor event.
		vscode.workspace.onDidOpenTextDocument(noteLargeSoon),
		app.hidden.onDidChange(() => void noteHidden()),
	);
}

/** A tab that is only passed by triggers nothing. */
const REST_MS = 500;

function isLarge(document: vscode.TextDocument): boolean {
	if (!vscode.workspace.getConfiguration("editor", document).get("largeFileOptimizations", true)) return false;
	if (document.lineCount > LARGE_LINES) return true;
	return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LARGE_LENGTH;
}
