// Workspace symbols: finds conversations in all open logs by method, user or Call-ID.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { label } from "../printable.ts";
import { headerAddress } from "../sip/message.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** The messages of one Call-ID, under the name that matched the query. */
export interface Conversation {
	/** `INVITE ACK BYE · alice@contoso.com → bob@contoso.com`, or the Call-ID if only that matches. */
	readonly name: string;
	/** The other of the two. */
	readonly container: string;
	readonly kind: "conversation" | "callId";
	/** The start line of its first message. */
	readonly span: Span;
}

/**
 * The conversations whose name or Call-ID contains all words of the query, in any order and ignoring case; all for an empty
 * query. In file order, at most `limit`.
 */
export function findConversations(trace: Trace, query: string, limit: number): readonly Conversation[] {
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	const found: Conversation[] = [];
	for (const { name, callId, message, searchName, searchId } of conversations(trace)) {
		if (found.length >= limit) break;
		const fitsName = words.every((word) => searchName.includes(word));
		if (!fitsName && !words.every((word) => searchId.includes(word))) continue;
		const { startSpan } = trace.message(message);
		found.push(
			fitsName
				? { name: label(name), container: label(callId), kind: "conversation", span: startSpan }
				: { name: label(callId), container: label(name), kind: "callId", span: startSpan },
		);
	}
	return found;
}

interface Entry {
	readonly name: string;
	readonly callId: string;
	readonly message: number;
	readonly searchName: string;
	readonly searchId: string;
}

/** Editors query on each keystroke, and the names of a log never change. */
const known = new WeakMap<Trace, readonly Entry[]>();

function conversations(trace: Trace): readonly Entry[] {
	let entries = known.get(trace);
	if (!entries) {
		entries = readConversations(trace);
		known.set(trace, entries);
	}
	return entries;
}

function readConversations(trace: Trace): readonly Entry[] {
	const methods = new Map<number, Set<string>>();
	const first = new Map<number, number>();
	for (const { callId, method, request, final, provisionals } of trace.transactions) {
		if (callId === NO_SYMBOL) continue;
		if (!first.has(callId)) {
			first.set(callId, request ?? Math.min(final ?? Infinity, provisionals[0] ?? Infinity));
			methods.set(callId, new Set());
		}
		if (method !== "") methods.get(callId)!.add(method);
	}
	return [...first].map(([symbol, message]) => {
		const callId = trace.index.symbolText(symbol).slice(0, LONGEST_NAME);
		const what = [...methods.get(symbol)!].slice(0, 8).join(" ") || "Response";
		const name = `${what} · ${partiesOf(trace, message)}`.slice(0, LONGEST_NAME);
		return { name, callId, message, searchName: name.toLowerCase(), searchId: callId.toLowerCase() };
	});
}

/** `alice@contoso.com → bob@contoso.com`: From and To of the first message; a single name for a REGISTER. */
function partiesOf(trace: Trace, message: number): string {
	const read = trace.message(message);
	const [from, to] = ["From", "To"].map((name) => headerAddress(trace.text, read, name));
	return from === to || !to ? from || "unknown" : `${from || "unknown"} → ${to}`;
}

const LONGEST_NAME = 300;
