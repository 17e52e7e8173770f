// Go to Source in Log: goes from a derived document to the matching place in its source.

import * as vscode from "vscode";
import { errorText } from "../errorText.ts";
import { say } from "../goTo.ts";
import { showLog } from "../logEditor.ts";
import type { App } from "../question.ts";
import { openSource } from "./source.ts";

/**
 * The source of what a document shows at the cursor; `undefined` if the document is of another kind. Rejects with a message
 * for the user.
 */
export type FindSource = (editor: vscode.TextEditor) => Promise<SourcePlace | undefined>;

/** A place in the source of a derived document. */
export interface SourcePlace {
	readonly log: vscode.Uri;
	readonly position: vscode.Position;
}

/** Registers the command. It does nothing if the document has no source. A code lens passes the document it is in. */
export function registerGoToSource(app: App, finders: readonly FindSource[]): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.goToSource", async (from?: unknown) => {
		const editor = editorOf(from) ?? vscode.window.activeTextEditor;
		if (!editor) return;
		try {
			const places = await Promise.all(finders.map((find) => find(editor)));
			const place = places.find((each) => each !== undefined);
			if (place) await showLog((await openSource(app, place.log.toString())).uri, place.position);
		} catch (error) {
			await say(editor, errorText(error));
		}
	});
}

function editorOf(from: unknown): vscode.TextEditor | undefined {
	if (!(from instanceof vscode.Uri)) return undefined;
	const wanted = from.toString();
	const isWanted = (editor: vscode.TextEditor | undefined) => editor?.document.uri.toString() === wanted;
	return isWanted(vscode.window.activeTextEditor) ? undefined : vscode.window.visibleTextEditors.find(isWanted);
}
