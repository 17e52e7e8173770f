// Tells VS Code what there is at the cursor, for the menus: an entry is there only where it can do something.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import { AT_CURSOR_REQUEST, type AtCursorResult } from "../../server/src/protocol.ts";
import { ask, type Desk, placeOf, traceEditor } from "./question.ts";

/** How long the cursor must rest when keys move it, in ms. A click is told at once: a menu may open with it. */
const REST_MS = 100;

/** Keeps the context keys `rtcdll.at.message`, `.body`, `.token` and `.match` up to date. */
export function tellWhatIsAtCursor(desk: Desk): vscode.Disposable {
	const shown = new Map<string, boolean>();
	const tell = async () => {
		const editor = traceEditor();
		const from = editor?.selection.active;
		const answer = editor ? await ask<AtCursorResult>(desk, AT_CURSOR_REQUEST, placeOf(editor)) : NOTHING;
		// The answer to another place, or to another document, is on its way.
		if (traceEditor() !== editor || (from && !editor?.selection.active.isEqual(from))) return;
		for (const [name, value] of Object.entries(answer ?? NOTHING)) {
			if (shown.get(name) === value) continue;
			shown.set(name, value);
			void vscode.commands.executeCommand("setContext", `rtcdll.at.${name}`, value);
		}
	};
	const tellSoon = debounce(tell, REST_MS);
	void tell();
	return vscode.Disposable.from(
		{ dispose: tellSoon.cancel },
		vscode.window.onDidChangeActiveTextEditor(tell),
		vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
			if (kind === vscode.TextEditorSelectionChangeKind.Mouse) void tell();
			else tellSoon();
		}),
		vscode.workspace.onDidOpenTextDocument(tellSoon),
		// They come behind each change of the text, and when the server knows a log that was open before it ran.
		vscode.languages.onDidChangeDiagnostics(tellSoon),
	);
}

const NOTHING: AtCursorResult = { message: false, body: false, token: false, match: false };
