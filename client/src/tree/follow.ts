// From the text to the tree: while the view is to be seen, the transaction that the cursor is in is the selected one.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import {
	type ProtocolTreeItem,
	TREE_PATH_REQUEST,
	type TreePathParams,
	type TreePathResult,
} from "../../../server/src/protocol.ts";
import type { LogFile } from "../hidden/logFile.ts";
import { logPlaceOf } from "../logPlace.ts";
import { ask, type Desk, traceEditor } from "../question.ts";
import type { ActiveLog } from "./activeLog.ts";
import type { Choices } from "./choices.ts";
import { VIEW_ID } from "./names.ts";
import type { TreeNode } from "./node.ts";

/** How long the cursor must rest, in ms: a tree that jumps with every line helps nobody. */
const REST_MS = 200;

/** What keeps the selection of the tree with the cursor. */
export interface Follower extends vscode.Disposable {
	/** Tells that the cursor was put where it is by the tree, which is right as it is. */
	expect(node: TreeNode): void;
}

/** Follows the cursor of the active editor as long as the setting says so. */
export function followCursor(desk: Desk, log: ActiveLog, choices: Choices, view: vscode.TreeView<TreeNode>): Follower {
	const opened = new Set<string>();
	let expected: TreeNode | undefined;
	const later = debounce(reveal, REST_MS);

	async function reveal(): Promise<void> {
		const editor = traceEditor();
		const { document } = log;
		if (!editor || !document || !view.visible || !isOn()) return;
		const { active } = editor.selection;
		if (editor.document === expected?.log && active.line === expected.item.range?.start.line) return;
		expected = undefined;
		const place = await logPlaceOf(desk, editor);
		if (place.textDocument.uri !== document.uri.toString()) return;
		const params: TreePathParams = { ...place, ...choices.options };
		const path = await ask<TreePathResult>(desk, TREE_PATH_REQUEST, params);
		// Whoever went on meanwhile is followed by the next call.
		if (!path || path.length === 0 || !editor.selection.active.isEqual(active) || !view.visible) return;
		const node = nodeOf(document, upTo(path, opened));
		// The tree may have been filled anew since; then there is no such item, and nothing to say about it.
		if (node) await view.reveal(node, { select: true, focus: false, expand: false }).then(undefined, () => undefined);
	}

	const listeners = vscode.Disposable.from(
		vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
			if (textEditor === traceEditor()) later();
		}),
		view.onDidChangeVisibility(({ visible }) => {
			if (visible) later();
		}),
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration(FOLLOW_SETTING)) later();
		}),
		view.onDidExpandElement(({ element }) => opened.add(element.item.id)),
		view.onDidCollapseElement(({ element }) => opened.delete(element.item.id)),
		log.onDidChange(() => opened.clear()),
	);
	return {
		expect(node) {
			expected = node;
		},
		dispose() {
			later.cancel();
			listeners.dispose();
		},
	};
}

const FOLLOW_SETTING = `${VIEW_ID}.followCursor`;

/** Turns following on or off, for all logs. */
export async function setFollowing(on: boolean): Promise<void> {
	await vscode.workspace.getConfiguration().update(FOLLOW_SETTING, on, vscode.ConfigurationTarget.Global);
}

function isOn(): boolean {
	return vscode.workspace.getConfiguration().get(FOLLOW_SETTING) !== false;
}

/** A message is followed only where its transaction stands open: else every step would unfold another one. */
function upTo(path: TreePathResult, opened: ReadonlySet<string>): readonly ProtocolTreeItem[] {
	const above = path.slice(0, -1);
	return path.at(-1)?.kind !== "message" || opened.has(above.at(-1)?.id ?? "") ? path : above;
}

function nodeOf(log: LogFile, path: readonly ProtocolTreeItem[]): TreeNode | undefined {
	return path.reduce<TreeNode | undefined>((parent, item) => ({ log, item, parent }), undefined);
}
