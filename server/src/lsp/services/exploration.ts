// Selection ranges, document links, workspace symbols, and a call hierarchy of causes and effects.

import {
	type CallHierarchyItem,
	type DocumentLink,
	type SelectionRange,
	type SymbolInformation,
	SymbolKind,
} from "vscode-languageserver";
import {
	documentLinks,
	findConversations,
	type HierarchyItem,
	hierarchyItem,
	incoming,
	outgoing,
	selectionSpans,
	type Trace,
} from "../../core/index.ts";
import { logBehind } from "../../protocol.ts";
import type { DocumentLines } from "../columns.ts";
import { fileName } from "../fileName.ts";
import type { ShownLog } from "../logs/shownLog.ts";
import type { Service, Session } from "../session.ts";
import * as toProto from "../toProto.ts";

/**
 * Selection ranges and document links depend only on the text of the document; the call hierarchy uses the log behind it.
 * Workspace symbols come from all open logs, at most `MOST_SYMBOLS`.
 */
export const exploration: Service = {
	serve(session) {
		const { connection, answer, judge } = session;
		connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
			answer("selectionRange", uri, [], (trace, { lines }) =>
				positions.map((position) => selectionRange(trace, lines, toProto.offset(lines, position))),
			),
		);
		connection.onDocumentLinks(({ textDocument: { uri } }) =>
			answer("documentLink", uri, [], (trace, { lines }) =>
				documentLinks(trace).map(({ span, target }): DocumentLink => ({ range: toProto.range(lines, span), target })),
			),
		);
		connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(session, query));
		connection.languages.callHierarchy.onPrepare(({ textDocument: { uri }, position }) =>
			judge("prepareCallHierarchy", uri, null, (shown) => {
				const found = hierarchyItem(shown.trace, toProto.offset(shown.lines, position));
				return found ? [callHierarchyItem(shown, found)] : null;
			}),
		);
		// An incoming call is at the start line of the cause, an outgoing call at the start line of the message itself.
		connection.languages.callHierarchy.onIncomingCalls(({ item: { uri, selectionRange: asked } }) =>
			judge("callHierarchy/incomingCalls", uri, [], (shown) =>
				incoming(shown.trace, toProto.offset(shown.lines, asked.start)).map((cause) => {
					const from = callHierarchyItem(shown, cause);
					return { from, fromRanges: [from.selectionRange] };
				}),
			),
		);
		connection.languages.callHierarchy.onOutgoingCalls(({ item: { uri, selectionRange: asked } }) =>
			judge("callHierarchy/outgoingCalls", uri, [], (shown) =>
				outgoing(shown.trace, toProto.offset(shown.lines, asked.start)).map((effect) => ({
					to: callHierarchyItem(shown, effect),
					fromRanges: [toProto.range(shown.lines, toProto.span(shown.lines, asked))],
				})),
			),
		);
	},
};

/** Turns spans, narrowest first, into LSP's form: each range has the next wider one as its parent. */
function selectionRange(trace: Trace, lines: DocumentLines, offset: number): SelectionRange {
	let range: SelectionRange | undefined;
	for (const span of selectionSpans(trace, offset).toReversed()) {
		range = { range: toProto.range(lines, span), ...(range ? { parent: range } : {}) };
	}
	return range ?? { range: toProto.range(lines, { start: offset, end: offset }) };
}

/**
 * The symbols of all open logs that match; the server knows no other logs, and each result names its log. Filter results are
 * skipped, because everything in them is in their log as well.
 */
async function workspaceSymbols({ logs, answer, editor }: Session, query: string): Promise<SymbolInformation[]> {
	const found: SymbolInformation[] = [];
	for (const uri of logs.all().filter((each) => !logBehind(each))) {
		const file = fileName(uri);
		const symbols = await answer("workspace/symbol", uri, [], (trace, { lines }) =>
			findConversations(trace, query, MOST_SYMBOLS - found.length).map(
				({ name, container, kind, span }): SymbolInformation => ({
					name,
					containerName: `${file} (open log) · ${container}`,
					kind: toProto.symbolKind(kind === "callId" ? SymbolKind.Key : SymbolKind.Method, editor().foundSymbolKinds),
					location: toProto.location(lines, uri, span),
				}),
			),
		);
		found.push(...symbols);
	}
	return found;
}

/** A longer list does not help anyone choose; one more letter narrows it. */
const MOST_SYMBOLS = 500;

function callHierarchyItem({ locate }: ShownLog, found: HierarchyItem): CallHierarchyItem {
	const { uri, range } = locate(found.span);
	return {
		name: found.name,
		detail: found.detail,
		kind: found.kind === "request" ? SymbolKind.Method : SymbolKind.Field,
		uri,
		range,
		selectionRange: locate(found.selection).range,
	};
}
