// The way back from a document that was made from a log: to the log itself, where it is shown already.

import * as vscode from "vscode";
import { showText } from "./hidden/hiddenFile.ts";

/** Shows a log with the cursor at a place, in the group of editors that has it, else in the active one. */
export async function showLog(log: vscode.Uri, start: vscode.Position): Promise<void> {
	const viewColumn = columnOf(log);
	const editor = await showText(log, {
		selection: new vscode.Range(start, start),
		...(viewColumn === undefined ? {} : { viewColumn }),
	});
	editor?.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The group of editors that has the log, the active one first; there it is shown again instead of a second time. */
export function columnOf(log: vscode.Uri): vscode.ViewColumn | undefined {
	const wanted = log.toString();
	const { all, activeTabGroup } = vscode.window.tabGroups;
	const isLog = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === wanted;
	return [activeTabGroup, ...all].find(({ tabs }) => tabs.some(isLog))?.viewColumn;
}
