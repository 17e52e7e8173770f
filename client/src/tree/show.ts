// From the tree to the text: shows the message that a node leads to.

import * as vscode from "vscode";
import { toRange } from "../goTo.ts";
import { isDocument } from "../hidden/logFile.ts";
import { showPart } from "../hidden/showPart.ts";
import { columnOf } from "../logEditor.ts";
import type { Desk } from "../question.ts";
import type { TreeNode } from "./node.ts";

/**
 * Puts the cursor on the start line of a node, in its log or, where VS Code hides that, in the part that shows its call. With
 * `preserveFocus` the reader can go on in the tree.
 */
export async function showText(
	desk: Desk,
	{ log, item }: TreeNode,
	{ preserveFocus }: { readonly preserveFocus: boolean },
): Promise<void> {
	if (!item.range) return;
	const range = toRange(item.range);
	if (!isDocument(log)) {
		await showPart(desk, log.uri, range.start.line, { preserveFocus });
		return;
	}
	const viewColumn = columnOf(log.uri);
	const editor = await vscode.window.showTextDocument(log.uri, {
		preserveFocus,
		selection: new vscode.Range(range.start, range.start),
		...(viewColumn === undefined ? {} : { viewColumn }),
	});
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** True when the text of a node is what the active editor shows already. */
export function isShown({ log, item }: TreeNode): boolean {
	const editor = vscode.window.activeTextEditor;
	return editor?.document === log && editor.selection.active.line === item.range?.start.line;
}
