// Where the tree gets its lines from: the server, one parent at a time.

import * as vscode from "vscode";
import { TREE_REQUEST, type TreeParams, type TreeResult } from "../../../server/src/protocol.ts";
import { ask, type Desk } from "../question.ts";
import type { ActiveLog } from "./activeLog.ts";
import type { Choices } from "./choices.ts";
import type { TreeNode } from "./node.ts";
import { treeItem } from "./treeItem.ts";

/** How many entries the tree has, with a filter and without, and what the log says as a whole. */
export type TreeSummary = NonNullable<NonNullable<TreeResult>["summary"]>;

/** The lines of the tree. What belongs to another log than the active one has nothing below it. */
export interface Provider extends vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	/** Asks for everything that is in sight anew. */
	refresh(): void;
}

/** `summarized` is called with each first level; with `undefined` when there was no answer. */
export function createProvider(
	desk: Desk,
	log: ActiveLog,
	choices: Choices,
	summarized: (summary: TreeSummary | undefined) => void,
): Provider {
	const changed = new vscode.EventEmitter<void>();
	return {
		onDidChangeTreeData: changed.event,
		refresh: () => changed.fire(),
		dispose: () => changed.dispose(),
		getTreeItem: treeItem,
		getParent: ({ parent }) => parent,
		async getChildren(parent) {
			const document = log.document;
			if (!document || (parent && parent.log !== document)) return [];
			// The view can be there before the server is; to start it twice does nothing.
			await desk.server.start();
			const params: TreeParams = {
				...choices.options,
				textDocument: { uri: document.uri.toString() },
				parent: parent?.item.id ?? null,
			};
			const answer = await ask<TreeResult>(desk, TREE_REQUEST, params);
			if (log.document !== document) return [];
			if (!parent) summarized(answer?.summary ?? undefined);
			return (answer?.items ?? []).map((item): TreeNode => ({ log: document, item, parent }));
		},
	};
}
