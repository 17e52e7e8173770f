// Filters a log: the matching part as a log of its own.

import { type Predicate, predicate, unitsOf } from "../query/evaluate.ts";
import type { Query } from "../query/parse.ts";
import type { Finding } from "../rules/rule.ts";
import { recordsOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { countText } from "../words.ts";
import { messageAt, messagesOf } from "./goTo.ts";
import { type Cutting, cutOut } from "./part.ts";

/** What to include with a matching message: nothing else, its transaction, or all messages with its Call-ID. */
export type FilterContext = "message" | "transaction" | "call";

/** The result of a filter; the text is empty if nothing matches. */
export interface Filtered extends Cutting {
	/** The number of SIP messages in the text, and of records outside SIP without framing records. */
	readonly messages: number;
	readonly others: number;
	/** `12 of 345 messages`, or a text that nothing matches. */
	readonly summary: string;
}

/**
 * Everything that matches, in file order. Messages include the framing records around them, which contain addresses and
 * direction.
 */
export function filter(
	trace: Trace,
	query: Query,
	findings: () => readonly Finding[],
	context: FilterContext = "message",
): Filtered {
	const kept = keptRecords(trace, predicate(trace, query, findings), context);
	const cutting = cutOut(trace, (record) => kept[record] !== 0);
	return { ...cutting, ...counted(trace, kept) };
}

/** The summary without the text, for use while the user is typing. */
export function countMatches(
	trace: Trace,
	query: Query,
	findings: () => readonly Finding[],
	context: FilterContext = "message",
): string {
	return counted(trace, keptRecords(trace, predicate(trace, query, findings), context)).summary;
}

function counted(trace: Trace, kept: Uint8Array): Pick<Filtered, "messages" | "others" | "summary"> {
	const { records, messages: index } = trace.index;
	let messages = 0;
	let others = 0;
	for (let record = 0; record < records.count; record++) {
		if (kept[record] === 0) continue;
		if (index.ofRecord(record) >= 0) messages++;
		else if (kept[record] === LOOSE) others++;
	}
	return { messages, others, summary: summaryText(trace, messages, others) };
}

/** The query for all messages with the Call-ID at `offset`, or the reason why there is none. */
export function callQuery(trace: Trace, offset: number): { readonly query: string } | { readonly reason: string } {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const callId = trace.index.symbolText(trace.index.messages.callId(message));
	if (!callId) return { reason: "This message has no Call-ID." };
	return { query: `callid:="${callId.replace(/["\\]/g, "\\$&")}"` };
}

/** A predefined filter with its display name. */
export interface FilterPreset {
	readonly name: string;
	readonly query: string;
}

/** Filters that need no typing. "Only this call" is not included because its query depends on the cursor. */
export const FILTER_PRESETS = {
	failures: { name: "Only Failures", query: "problem:any" },
	noKeepAlives: { name: "Hide Keep-Alives", query: "not is:keepalive" },
	signIns: { name: "Only Sign-Ins", query: "method:REGISTER" },
	calls: { name: "Only Calls", query: "method:INVITE or method:ACK or method:BYE or method:CANCEL" },
	unanswered: { name: "Only Unanswered Requests", query: "outcome:unanswered" },
	outside: { name: "Only Errors Outside SIP", query: "level:ERROR is:other" },
} as const satisfies Readonly<Record<string, FilterPreset>>;

/** Why a record is kept: as part of a message, or on its own. */
const OF_MESSAGE = 1;
const LOOSE = 2;

function keptRecords(trace: Trace, matches: Predicate, context: FilterContext): Uint8Array {
	const kept = new Uint8Array(trace.index.records.count);
	const keep = (own: readonly number[]) => {
		for (const record of own) kept[record] = OF_MESSAGE;
	};
	for (const unit of unitsOf(trace)) {
		if (!matches(unit)) continue;
		const { record, message } = unit;
		if (message < 0) kept[record] = LOOSE;
		else if (context === "message" || kept[record] !== 0) keep(unit.records);
		else for (const each of around(trace, message, context)) keep(recordsOf(trace.index, each));
	}
	return kept;
}

function around(trace: Trace, message: number, context: FilterContext): readonly number[] {
	if (context === "call") return trace.calls.messagesOf(message);
	const transaction = trace.transactionOf(message);
	// The ACK to a 2xx is a transaction of its own (RFC 3261 §13.2.2.4) but belongs with its INVITE.
	const isAck = transaction.method === "ACK" && transaction.invite !== null;
	return messagesOf(isAck ? trace.transactions[transaction.invite]! : transaction);
}

function summaryText(trace: Trace, messages: number, others: number): string {
	const all = trace.index.messages.count;
	const otherText = countText(others, "record");
	if (messages === 0 && others === 0) {
		const rest = trace.index.records.count === 0 ? "it has no records" : `it has ${countText(all, "message")}`;
		return `Nothing in this log matches (${rest}).`;
	}
	if (others === 0) return `${messages} of ${countText(all, "message")}`;
	return `${messages} of ${countText(all, "message")}, ${otherText} outside SIP`;
}
