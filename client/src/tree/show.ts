// Shows the message of a tree node in the editor.

import * as vscode from "vscode";
import { toRange } from "../goTo.ts";
import { isDocument } from "../hidden/logFile.ts";
import { showPart } from "../hidden/showPart.ts";
import { columnOf } from "../logEditor.ts";
import type { App } from "../question.ts";
import type { TreeNode } from "./node.ts";

/**
 * Puts the cursor on the start line of a node: in its log, or in a document with its call if VS Code hides the log. With
 * `preserveFocus` the focus stays in the tree.
 */
export async function showText(
	app: App,
	{ log, item }: TreeNode,
	{ preserveFocus }: { readonly preserveFocus: boolean },
): Promise<void> {
	if (!item.range) return;
	const range = toRange(item.range);
	if (!isDocument(log)) {
		await showPart(app, log.uri, range.start.line, { preserveFocus });
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

/** True if the active editor already shows the start line of a node. */
export function isShown({ log, item }: TreeNode): boolean {
	const editor = vscode.window.activeTextEditor;
	return editor?.document === log && editor.selection.active.line === item.range?.start.line;
}
