// Shows the log behind a derived document, reusing an editor that already shows it.

import * as vscode from "vscode";
import { showText } from "./hidden/hiddenFile.ts";

/** Shows a log with the cursor at a position, in the editor group that has it open, otherwise in the active group. */
export async function showLog(log: vscode.Uri, start: vscode.Position): Promise<void> {
	const viewColumn = columnOf(log);
	const editor = await showText(log, {
		selection: new vscode.Range(start, start),
		...(viewColumn === undefined ? {} : { viewColumn }),
	});
	editor?.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The editor group that has the log open, the active one first. Showing the log there avoids a second editor. */
export function columnOf(log: vscode.Uri): vscode.ViewColumn | undefined {
	const wanted = log.toString();
	const { all, activeTabGroup } = vscode.window.tabGroups;
	const isLog = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === wanted;
	return [activeTabGroup, ...all].find(({ tabs }) => tabs.some(isLog))?.viewColumn;
}
