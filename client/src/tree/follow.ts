// Selects the transaction at the cursor in the tree while the view is visible.

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
import { type App, ask, traceEditor } from "../question.ts";
import type { ActiveLog } from "./activeLog.ts";
import type { Choices } from "./choices.ts";
import { VIEW_ID } from "./names.ts";
import type { TreeNode } from "./node.ts";

/** How long the cursor must rest, in ms: a tree that jumps with every line is useless. */
const REST_MS = 200;

/** Keeps the selection of the tree at the cursor. */
export interface Follower extends vscode.Disposable {
	/** Announces that the tree is about to move the cursor, so the selection must not change. */
	expect(node: TreeNode): void;
}

/** Follows the cursor of the active editor while the setting is on. */
export function followCursor(app: App, log: ActiveLog, choices: Choices, view: vscode.TreeView<TreeNode>): Follower {
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
		const place = await logPlaceOf(app, editor);
		if (place.textDocument.uri !== document.uri.toString()) return;
		const params: TreePathParams = { ...place, ...choices.options };
		const path = await ask<TreePathResult>(app, TREE_PATH_REQUEST, params);
		// If the user has moved on, the next call follows.
		if (!path || path.length === 0 || !editor.selection.active.isEqual(active) || !view.visible) return;
		const node = nodeOf(document, upTo(path, opened));
		// The tree may have been refreshed since and no longer contain the item. That is no error.
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

/** Messages are followed only inside an expanded transaction; otherwise every step would expand another one. */
function upTo(path: TreePathResult, opened: ReadonlySet<string>): readonly ProtocolTreeItem[] {
	const above = path.slice(0, -1);
	return path.at(-1)?.kind !== "message" || opened.has(above.at(-1)?.id ?? "") ? path : above;
}

function nodeOf(log: LogFile, path: readonly ProtocolTreeItem[]): TreeNode | undefined {
	return path.reduce<TreeNode | undefined>((parent, item) => ({ log, item, parent }), undefined);
}
