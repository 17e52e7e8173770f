// The text beside the diagram: showing a line of it, and telling when its cursor moves.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import { showPart } from "../hidden/showPart.ts";
import { columnOf } from "../logEditor.ts";
import type { Desk } from "../question.ts";

/** How long the cursor must rest, in ms, before the diagram follows. */
const REST_MS = 80;

/** The text of one log beside its diagram. Lines count from 0; one that the log does not have is not shown. */
export interface LogText extends vscode.Disposable {
	/** Selects a line where the log is shown, or opens the log again. The focus stays unless it is asked for. */
	reveal(line: number, focus: boolean): Promise<void>;
}

/** Follows the cursor in the text of a log; `moved` hears of lines that the reader went to, not of those `reveal` did. */
export function followText(desk: Desk, log: vscode.Uri, moved: (line: number) => void): LogText {
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
			revealLine(desk, log, line, focus, () => {
				own = line;
			}),
		dispose() {
			movedTo.cancel();
			listener.dispose();
		},
	};
}

/** Selects a line (from 0) of a log, as `LogText` says; `moving` is called when that moves the cursor. */
export async function revealLine(
	desk: Desk,
	log: vscode.Uri,
	line: number,
	focus: boolean,
	moving: () => void = () => undefined,
): Promise<void> {
	const editor = await editorOf(desk, log, line, focus);
	// What is shown of a log that VS Code hides has its cursor there already.
	if (!editor || editor.document.uri.toString() !== log.toString() || line >= editor.document.lineCount) return;
	// The cursor stands at the start, so that what begins far to the right does not scroll the text aside.
	const { range } = editor.document.lineAt(line);
	const selection = new vscode.Selection(range.end, range.start);
	if (!editor.selection.isEqual(selection)) moving();
	editor.selection = selection;
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The line of the cursor where the log is shown; `null` where it is not. */
export function cursorLine(log: vscode.Uri): number | null {
	return visibleEditor(log)?.selection.active.line ?? null;
}

async function editorOf(
	desk: Desk,
	log: vscode.Uri,
	line: number,
	focus: boolean,
): Promise<vscode.TextEditor | undefined> {
	if (desk.hidden.get(log)) return showPart(desk, log, line, { preserveFocus: !focus });
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
