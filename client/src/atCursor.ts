// Sets context keys for what is at the cursor, so that menus only offer commands that apply there.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import { AT_CURSOR_REQUEST, type AtCursorResult } from "../../server/src/protocol.ts";
import { type App, ask, placeOf, traceEditor } from "./question.ts";

/** How long the cursor must rest after keyboard movement, in ms. Clicks update at once because they may open a menu. */
const REST_MS = 100;

/** Keeps the context keys `rtcdll.at.message`, `.body`, `.token` and `.match` up to date. */
export function updateCursorContext(app: App): vscode.Disposable {
	const shown = new Map<string, boolean>();
	const update = async () => {
		const editor = traceEditor();
		const from = editor?.selection.active;
		const answer = editor ? await ask<AtCursorResult>(app, AT_CURSOR_REQUEST, placeOf(editor)) : NOTHING;
		// The cursor or the active editor has changed, and a newer request is on its way.
		if (traceEditor() !== editor || (from && !editor?.selection.active.isEqual(from))) return;
		for (const [name, value] of Object.entries(answer ?? NOTHING)) {
			if (shown.get(name) === value) continue;
			shown.set(name, value);
			void vscode.commands.executeCommand("setContext", `rtcdll.at.${name}`, value);
		}
	};
	const updateSoon = debounce(update, REST_MS);
	void update();
	return vscode.Disposable.from(
		{ dispose: updateSoon.cancel },
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
			if (kind === vscode.TextEditorSelectionChangeKind.Mouse) void update();
			else updateSoon();
		}),
		vscode.workspace.onDidOpenTextDocument(updateSoon),
		// Diagnostics arrive after every edit, and when the server reads a log that was open before it started.
		vscode.languages.onDidChangeDiagnostics(updateSoon),
	);
}

const NOTHING: AtCursorResult = { message: false, body: false, token: false, match: false };
