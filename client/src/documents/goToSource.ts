// Go to Source in Log: from a document that was made from a log to the place in the log that it shows.

import * as vscode from "vscode";
import { showLog } from "../logEditor.ts";
import { logOf, logPlaceOf } from "../logPlace.ts";
import type { Desk } from "../question.ts";
import { bodySource } from "./body.ts";

/** Registers the command; it does nothing in any other document. */
export function registerGoToSource(desk: Desk): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.goToSource", async () => {
		const editor = vscode.window.activeTextEditor;
		if (!editor) return;
		const { uri } = editor.document;
		const source = bodySource(uri);
		if (source) return showLog(source.log, source.position);
		const log = logOf(uri);
		if (log === uri) return;
		const { textDocument, position } = await logPlaceOf(desk, editor);
		// An empty result shows no place of its log, nor does one that its log has gone away from.
		const { line, character } = textDocument.uri === log.toString() ? position : { line: 0, character: 0 };
		await showLog(log, new vscode.Position(line, character));
	});
}
