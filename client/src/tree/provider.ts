// Loads the tree from the server, one parent at a time.

import * as vscode from "vscode";
import { TREE_REQUEST, type TreeParams, type TreeResult } from "../../../server/src/protocol.ts";
import { type App, ask } from "../question.ts";
import type { ActiveLog } from "./activeLog.ts";
import type { Choices } from "./choices.ts";
import type { TreeNode } from "./node.ts";
import { treeItem } from "./treeItem.ts";

/** The number of entries with and without the filter, and the summary of the log. */
export type TreeSummary = NonNullable<NonNullable<TreeResult>["summary"]>;

/** The tree data. Nodes of any log but the active one have no children. */
export interface Provider extends vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	/** Reloads everything visible. */
	refresh(): void;
}

/** `summarized` is called whenever the top level loads; with `undefined` if the request failed. */
export function createProvider(
	app: App,
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
			// The view may load before the server runs. Starting it twice is harmless.
			await app.server.start();
			const params: TreeParams = {
				...choices.options,
				textDocument: { uri: document.uri.toString() },
				parent: parent?.item.id ?? null,
			};
			const answer = await ask<TreeResult>(app, TREE_REQUEST, params);
			if (log.document !== document) return [];
			if (!parent) summarized(answer?.summary ?? undefined);
			return (answer?.items ?? []).map((item): TreeNode => ({ log: document, item, parent }));
		},
	};
}
