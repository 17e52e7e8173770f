// Shows the views that the user has chosen, and the first failure, when a log opens.

import * as vscode from "vscode";
import { type DocumentParams, logBehind, OVERVIEW_REQUEST, type OverviewResult } from "../../server/src/protocol.ts";
import { type App, ask, traceEditor } from "./question.ts";

/** The commands behind the values of `rtcdll.showOnOpen`. They keep the focus where possible. */
const COMMANDS: Readonly<Record<string, string>> = {
	problems: "workbench.panel.markers.view.focus",
	transactions: "rtcdll.transactions.focus",
	explanation: "rtcdll.explainLog",
};

/**
 * Shows what `rtcdll.showOnOpen` names when a log first becomes active in this window, and puts the cursor on the failure
 * unless it was moved. Runs until the result is disposed of.
 */
export function showOnOpen(app: App): vscode.Disposable {
	const seen = new Set<string>();
	const look = () => {
		const editor = traceEditor();
		const uri = editor?.document.uri.toString();
		// A filtered log was requested by a user who is already at work.
		if (!editor || uri === undefined || seen.has(uri) || logBehind(uri) !== undefined) return;
		seen.add(uri);
		void show(app, editor).then((shown) => {
			// Try again next time if the user, or another log, was faster.
			if (!shown) seen.delete(uri);
		});
	};
	look();
	return vscode.Disposable.from(
		vscode.window.onDidChangeActiveTextEditor(look),
		// Changing the language of a visible document reopens it without an editor event.
		vscode.workspace.onDidOpenTextDocument(look),
		// VS Code gives its name to the next untitled document.
		vscode.workspace.onDidCloseTextDocument(({ isUntitled, uri }) => isUntitled && seen.delete(uri.toString())),
	);
}

/** Resolves to false if the log was left before anything could be shown. */
async function show(app: App, editor: vscode.TextEditor): Promise<boolean> {
	const { document } = editor;
	const chosen: unknown = vscode.workspace.getConfiguration("rtcdll", document).get("showOnOpen");
	const views = Object.keys(COMMANDS).filter((view) => Array.isArray(chosen) && chosen.includes(view));
	return views.length === 0 || showViews(app, editor, views);
}

/**
 * Shows these views, and puts the cursor on the failure unless it was moved. Resolves to false if the log was left before
 * that.
 */
export async function showViews(app: App, editor: vscode.TextEditor, views: readonly string[]): Promise<boolean> {
	const { document } = editor;
	try {
		// The views load while the log is analysed, so there is no need to wait for the response.
		for (const view of views) await vscode.commands.executeCommand(COMMANDS[view]!, { preserveFocus: true });
		await app.server.start();
		const params: DocumentParams = { textDocument: { uri: document.uri.toString() } };
		const answer = await ask<OverviewResult>(app, OVERVIEW_REQUEST, params);
		if (!vscode.window.visibleTextEditors.includes(editor)) return false;
		if (answer?.lineOfFailure != null && editor.selection.isEqual(START)) putCursor(editor, answer.lineOfFailure - 1);
	} catch (error) {
		app.output.debug(`Not all of ${views.join(", ")} could be shown: ${error}`);
	}
	return true;
}

/**
 * Unlike the go-to commands, this adds no navigation history: there is no place to return to, and the report may have the
 * focus.
 */
function putCursor(editor: vscode.TextEditor, line: number): void {
	const { start } = editor.document.lineAt(line).range;
	editor.selection = new vscode.Selection(start, start);
	editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}

const START = new vscode.Selection(0, 0, 0, 0);
