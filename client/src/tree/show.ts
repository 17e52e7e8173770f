// From the tree to the text: shows the message that a node leads to.

import * as vscode from "vscode";
import { toRange } from "../goTo.ts";
import { columnOf } from "../logEditor.ts";
import type { TreeNode } from "./node.ts";

/** Puts the cursor on the start line of a node. With `preserveFocus` the reader can go on in the tree. */
export async function showText(
	{ log, item }: TreeNode,
	{ preserveFocus }: { readonly preserveFocus: boolean },
): Promise<void> {
	if (!item.range) return;
	const range = toRange(item.range);
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
