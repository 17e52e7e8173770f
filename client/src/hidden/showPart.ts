// Shows a place in a hidden log as a small document with its call, in which every feature works.

import * as vscode from "vscode";
import {
	FILTER_SCHEME,
	PRESET_QUERY_REQUEST,
	type PresetQueryParams,
	type PresetQueryResult,
} from "../../../server/src/protocol.ts";
import { filter, filteredUri } from "../documents/filter.ts";
import { inLanguage } from "../documents/madeLogs.ts";
import { type App, ask } from "../question.ts";
import { showText } from "./hiddenFile.ts";

/**
 * Shows the messages that share the Call-ID of the one at `line` (0-based), with the cursor on that line. If there is no
 * message, shows the line in the log itself, for which VS Code provides no editor.
 */
export async function showPart(
	app: App,
	log: vscode.Uri,
	line: number,
	{ preserveFocus }: { readonly preserveFocus: boolean },
): Promise<vscode.TextEditor | undefined> {
	const params: PresetQueryParams = {
		textDocument: { uri: log.toString() },
		position: { line, character: 0 },
		preset: "call",
	};
	const answer = await ask<PresetQueryResult>(app, PRESET_QUERY_REQUEST, params);
	const start = new vscode.Position(line, 0);
	if (typeof answer?.query !== "string") {
		return showText(log, { selection: new vscode.Range(start, start), preserveFocus });
	}
	const source = { log: log.toString(), query: answer.query, context: "message" } as const;
	const made = await filter(app, source);
	const block = (made?.text ? made.blocks : []).find(
		({ sourceLine, count }) => sourceLine <= line && line < sourceLine + count,
	);
	const shown = new vscode.Position(block ? block.line + line - block.sourceLine : 0, 0);
	const document = await inLanguage(await vscode.workspace.openTextDocument(filteredUri(source)));
	const editor = await vscode.window.showTextDocument(document, {
		viewColumn: columnOfParts() ?? vscode.ViewColumn.Beside,
		preserveFocus,
		selection: new vscode.Range(shown, shown),
	});
	editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	return editor;
}

/** The editor group that already shows parts: opening each beside the last would run out of room. */
function columnOfParts(): vscode.ViewColumn | undefined {
	return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === FILTER_SCHEME)?.viewColumn;
}
