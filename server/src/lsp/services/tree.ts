// The transactions view, for our own client: the tree, one parent at a time, and the path to a position.

import {
	type Finding,
	type Notes,
	nothingIn,
	overview,
	type Trace,
	type TransactionTree,
	type TreeItem,
	transactionTree,
} from "../../core/index.ts";
import {
	type ProtocolTreeItem,
	TREE_PATH_REQUEST,
	TREE_REQUEST,
	type TreeOptions,
	type TreeParams,
	type TreePathParams,
	type TreePathResult,
	type TreeResult,
} from "../../protocol.ts";
import type { OpenLog } from "../logs/documents.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/** Handles the requests behind the transactions view. One tree is made per version of a log, its settings and its marks. */
export const tree: Service = {
	serve({ connection, answer, settings, marks }) {
		// Keyed by findings, because these belong to one version of one log under one set of settings.
		const trees = new WeakMap<readonly Finding[], { readonly notes: Notes; readonly tree: TransactionTree }>();
		const treeOf = (uri: string, trace: Trace, findings: readonly Finding[]) => {
			const notes = marks.notes(uri, trace);
			const known = trees.get(findings);
			if (known?.notes === notes) return known.tree;
			const made = transactionTree(trace, findings, notes);
			trees.set(findings, { notes, tree: made });
			return made;
		};
		connection.onRequest<TreeResult, void>(TREE_REQUEST, async (params: TreeParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<TreeResult>(
				TREE_REQUEST,
				uri,
				null,
				(trace, log) => {
					const findings = log.findings(current);
					const made = treeOf(uri, trace, findings);
					const options = readOptions(params);
					const items = made.children(params.parent, options).map((item) => protocolItem(log, item));
					if (params.parent !== null) return { items, summary: null };
					const lacks = nothingIn(trace)?.what ?? null;
					return { items, summary: { ...made.summary(options), lacks, answer: overview(trace, findings).answer } };
				},
				current,
			);
		});
		connection.onRequest<TreePathResult, void>(TREE_PATH_REQUEST, async (params: TreePathParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<TreePathResult>(
				TREE_PATH_REQUEST,
				uri,
				[],
				(trace, log) => {
					const made = treeOf(uri, trace, log.findings(current));
					const path = made.path(toProto.offset(log.lines, params.position), readOptions(params));
					return path.map((item) => protocolItem(log, item));
				},
				current,
			);
		});
	},
};

function readOptions({ order, filter, search }: TreeOptions): TreeOptions {
	return { order, filter, search };
}

function protocolItem({ lines }: OpenLog, { span, ...item }: TreeItem): ProtocolTreeItem {
	return { ...item, range: span && toProto.range(lines, span) };
}
