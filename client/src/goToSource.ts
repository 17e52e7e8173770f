// Go to Source in Log: from a document that was made from a log to the place in the log that it shows.

import * as vscode from "vscode";
import { bodySource } from "./body.ts";
import { filterSource } from "./filter.ts";
import { showLog } from "./logEditor.ts";
import type { Desk } from "./question.ts";

/** Registers the command; it does nothing in any other document. */
export function registerGoToSource(desk: Desk): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.goToSource", async () => {
		const editor = vscode.window.activeTextEditor;
		if (!editor) return;
		const source = bodySource(editor.document.uri) ?? (await filterSource(desk, editor));
		if (source) await showLog(source.log, source.position);
	});
}
