// The log editor beside the diagram: reveals lines and reports cursor movement.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import { showPart } from "../hidden/showPart.ts";
import { columnOf } from "../logEditor.ts";
import type { App } from "../question.ts";

/** How long the cursor must rest before the diagram follows, in ms. */
const REST_MS = 80;

/** The editor of one log beside its diagram. Lines are 0-based; lines beyond the end are ignored. */
export interface LogText extends vscode.Disposable {
	/** Selects a line where the log is shown, or reopens the log. Takes the focus only if asked to. */
	reveal(line: number, focus: boolean): Promise<void>;
}

/** Tracks the cursor in a log; `moved` is called for lines the user went to, not for those set by `reveal`. */
export function followText(app: App, log: vscode.Uri, moved: (line: number) => void): LogText {
	const wanted = log.toString();
	let own: number | undefined;
	const movedTo = debounce(moved, REST_MS);
	const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
		if (textEditor.document.uri.toString() !== wanted) return;
		const line = selections[0]!.active.line;
		if (line === own) movedTo.cancel();
		else movedTo(line);
		own = undefined;
	});
	return {
		reveal: (line, focus) =>
			revealLine(app, log, line, focus, () => {
				own = line;
			}),
		dispose() {
			movedTo.cancel();
			listener.dispose();
		},
	};
}

/** Selects a line (0-based) of a log, like `LogText.reveal`; `moving` is called before the cursor moves. */
export async function revealLine(
	app: App,
	log: vscode.Uri,
	line: number,
	focus: boolean,
	moving: () => void = () => undefined,
): Promise<void> {
	const editor = await editorOf(app, log, line, focus);
	// The editor that shows part of a hidden log already has its cursor there.
	if (!editor || editor.document.uri.toString() !== log.toString() || line >= editor.document.lineCount) return;
	// The cursor goes to the start of the line so that long lines do not scroll sideways.
	const { range } = editor.document.lineAt(line);
	const selection = new vscode.Selection(range.end, range.start);
	if (!editor.selection.isEqual(selection)) moving();
	editor.selection = selection;
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The cursor line where the log is shown; `null` if it is not. */
export function cursorLine(log: vscode.Uri): number | null {
	return visibleEditor(log)?.selection.active.line ?? null;
}

async function editorOf(
	app: App,
	log: vscode.Uri,
	line: number,
	focus: boolean,
): Promise<vscode.TextEditor | undefined> {
	if (app.hidden.get(log)) return showPart(app, log, line, { preserveFocus: !focus });
	const visible = visibleEditor(log);
	if (visible && !focus) return visible;
	const viewColumn = visible?.viewColumn ?? columnOf(log) ?? vscode.ViewColumn.One;
	return vscode.window.showTextDocument(log, { viewColumn, preserveFocus: !focus });
}

function visibleEditor(log: vscode.Uri): vscode.TextEditor | undefined {
	const wanted = log.toString();
	const { activeTextEditor, visibleTextEditors } = vscode.window;
	const all = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
	return all.find(({ document }) => document.uri.toString() === wanted);
}
