// Go to Source in Log: from a document that was made from a log, or from a text read as one, to the place that it shows.

import * as vscode from "vscode";
import { say } from "../goTo.ts";
import { showLog } from "../logEditor.ts";
import { logOf, logPlaceOf } from "../logPlace.ts";
import type { Desk } from "../question.ts";
import { bodySource } from "./body.ts";
import { ORIGINAL_IS_GONE, openOriginal, originalOf, type RecoveredLogs } from "./recovered.ts";

/** Registers the command; it does nothing in any other document. A lens hands over the document that it stands in. */
export function registerGoToSource(desk: Desk, recovered: RecoveredLogs): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.goToSource", async (from?: unknown) => {
		const editor = editorOf(from) ?? vscode.window.activeTextEditor;
		if (!editor) return;
		const { uri } = editor.document;
		const source = bodySource(uri);
		if (source) return showLog(source.log, source.position);
		const original = originalOf(uri);
		if (original) return showOriginal(recovered, editor, original);
		const log = logOf(uri);
		if (log === uri) return;
		const { textDocument, position } = await logPlaceOf(desk, editor);
		// An empty result shows no place of its log, nor does one that its log has gone away from.
		const { line, character } = textDocument.uri === log.toString() ? position : { line: 0, character: 0 };
		await showLog(log, new vscode.Position(line, character));
	});
}

function editorOf(from: unknown): vscode.TextEditor | undefined {
	if (!(from instanceof vscode.Uri)) return undefined;
	const wanted = from.toString();
	const isWanted = (editor: vscode.TextEditor | undefined) => editor?.document.uri.toString() === wanted;
	return isWanted(vscode.window.activeTextEditor) ? undefined : vscode.window.visibleTextEditors.find(isWanted);
}

async function showOriginal(recovered: RecoveredLogs, editor: vscode.TextEditor, original: vscode.Uri): Promise<void> {
	try {
		if (!(await openOriginal(original))) throw new Error(ORIGINAL_IS_GONE);
		const { lines } = await recovered.of(editor.document.uri);
		const line = lines[Math.min(editor.selection.active.line, lines.length - 1)] ?? 0;
		await showLog(original, new vscode.Position(line, 0));
	} catch (error) {
		await say(editor, error instanceof Error ? error.message : String(error));
	}
}
