// What comes into view with a log that is opened: the views that the reader has chosen, and the line of the answer.

import * as vscode from "vscode";
import { type DocumentParams, logBehind, OVERVIEW_REQUEST, type OverviewResult } from "../../server/src/protocol.ts";
import { ask, type Desk, traceEditor } from "./question.ts";

/** The commands that show what `rtcdll.showOnOpen` may name, and leave the focus where it is as far as they can. */
const COMMANDS: Readonly<Record<string, string>> = {
	problems: "workbench.panel.markers.view.focus",
	transactions: "rtcdll.transactions.focus",
	explanation: "rtcdll.explainLog",
};

/**
 * Shows what `rtcdll.showOnOpen` names when a log comes into the active editor for the first time in this window, and puts the
 * cursor where something failed, unless it was moved. Lasts until the result is disposed of.
 */
export function showOnOpen(desk: Desk): vscode.Disposable {
	const seen = new Set<string>();
	const look = () => {
		const editor = traceEditor();
		const uri = editor?.document.uri.toString();
		// The result of a filter was asked for where the reader is at work already.
		if (!editor || uri === undefined || seen.has(uri) || logBehind(uri) !== undefined) return;
		seen.add(uri);
		void show(desk, editor).then((shown) => {
			// It is the first time still when the reader, or another log, was quicker.
			if (!shown) seen.delete(uri);
		});
	};
	look();
	return vscode.Disposable.from(
		vscode.window.onDidChangeActiveTextEditor(look),
		// A document that gets our language while it is shown is opened anew, and no editor changes.
		vscode.workspace.onDidOpenTextDocument(look),
		// Its name is given to the next text without a file.
		vscode.workspace.onDidCloseTextDocument(({ isUntitled, uri }) => isUntitled && seen.delete(uri.toString())),
	);
}

/** Resolves to false where the log was left before anything could be shown. */
async function show(desk: Desk, editor: vscode.TextEditor): Promise<boolean> {
	const { document } = editor;
	const chosen: unknown = vscode.workspace.getConfiguration("rtcdll", document).get("showOnOpen");
	const views = Object.keys(COMMANDS).filter((view) => Array.isArray(chosen) && chosen.includes(view));
	return views.length === 0 || showViews(desk, editor, views);
}

/**
 * Shows these views, and puts the cursor of the log where something failed, unless it was moved. Resolves to false where the log
 * was left before that.
 */
export async function showViews(desk: Desk, editor: vscode.TextEditor, views: readonly string[]): Promise<boolean> {
	const { document } = editor;
	try {
		// The views need not wait for the answer: they get ready while the log is read.
		for (const view of views) await vscode.commands.executeCommand(COMMANDS[view]!, { preserveFocus: true });
		await desk.server.start();
		const params: DocumentParams = { textDocument: { uri: document.uri.toString() } };
		const answer = await ask<OverviewResult>(desk, OVERVIEW_REQUEST, params);
		if (!vscode.window.visibleTextEditors.includes(editor)) return false;
		if (answer?.lineOfFailure != null && editor.selection.isEqual(START)) putCursor(editor, answer.lineOfFailure - 1);
	} catch (error) {
		desk.output.debug(`Not all of ${views.join(", ")} could be shown: ${error}`);
	}
	return true;
}

/** Not as the commands that go somewhere do: there is no place yet to go back to, and the report may have the focus. */
function putCursor(editor: vscode.TextEditor, line: number): void {
	const { start } = editor.document.lineAt(line).range;
	editor.selection = new vscode.Selection(start, start);
	editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}

const START = new vscode.Selection(0, 0, 0, 0);
