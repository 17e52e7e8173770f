// Which log the transactions view shows: that of the active editor, which may show only a part of it, and while another
// kind of editor is active still the one before, as long as a tab has it.

import * as vscode from "vscode";
import { logBehind } from "../../../server/src/protocol.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { traceEditor } from "../question.ts";

/** The log that the transactions view is about. */
export interface ActiveLog extends vscode.Disposable {
	/** The log itself, never a document that shows a part of it; `undefined` while there is none. */
	readonly document: vscode.TextDocument | undefined;
	/** Fires when another log is shown, or none any more. */
	readonly onDidChange: vscode.Event<void>;
}

/** Follows the editors of the window. */
export function followActiveLog(): ActiveLog {
	const changed = new vscode.EventEmitter<void>();
	let current = choose(undefined);
	const update = () => {
		const next = choose(current);
		if (next === current) return;
		current = next;
		changed.fire();
	};
	const listeners = vscode.Disposable.from(
		changed,
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.tabGroups.onDidChangeTabs(update),
		// A document that gets another language is closed and opened anew, and no editor changes.
		vscode.workspace.onDidOpenTextDocument(update),
		vscode.workspace.onDidCloseTextDocument(update),
	);
	return {
		get document() {
			return current;
		},
		onDidChange: changed.event,
		dispose: () => listeners.dispose(),
	};
}

function choose(current: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
	const editor = traceEditor();
	const active = editor && logNamed(logOf(editor.document.uri).toString());
	if (active) return active;
	if (current && !current.isClosed && isLog(current) && hasTab(current.uri)) return current;
	return vscode.window.visibleTextEditors.find(({ document }) => isLog(document))?.document;
}

function logNamed(wanted: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted && isLog(document));
}

function isLog({ languageId, uri }: vscode.TextDocument): boolean {
	return languageId === LANGUAGE_ID && logBehind(uri.toString()) === undefined;
}

function hasTab(uri: vscode.Uri): boolean {
	const wanted = uri.toString();
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
	);
}
