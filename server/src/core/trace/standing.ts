// Which transactions stand as they did before a change: nothing in their call is new, and no time has passed that it waits for.

import type { LogIndex, ReadAnew } from "../logIndex/logIndex.ts";
import type { Direction } from "./direction.ts";
import { clockOf, TIMEOUT_MS } from "./outcome.ts";
import type { ProcessEnds } from "./processEnd.ts";
import { periodsOf, someTogether } from "./processPeriod.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/** What is known of a log after a change, before anything is worked out of it. */
export interface Matched {
	readonly index: LogIndex;
	readonly all: readonly Transaction[];
	readonly directions: readonly Direction[];
	readonly ends: ProcessEnds;
}

/**
 * The transactions after a change, of which those that stand as they did are the very objects that they were. Such a
 * transaction has its number and its messages, and all of them say what they said; so has everything else with its Call-ID,
 * and what is said of it does not wait for a time that has passed since. Where the logs of several processes stand in one
 * text, each may tell of the others, and none does.
 */
export function standingTransactions(before: Trace, touched: ReadAnew, after: Matched): readonly Transaction[] {
	const { all } = after;
	if ([before.index, after.index].some((index) => someTogether(periodsOf(index)))) return all;
	const changed = changedCalls(before, touched, after);
	return all.map((transaction, id) => (changed.has(transaction.callId) ? transaction : before.transactions[id]!));
}

/** The Call-IDs of which something is new, and those that have lost something. What has none counts as one call. */
function changedCalls(before: Trace, touched: ReadAnew, after: Matched): ReadonlySet<number> {
	const calls = new Set<number>();
	const [old, fresh] = [before.index.messages, after.index.messages];
	for (let message = 0; message < Math.max(old.count, fresh.count); message++) {
		if (stands(before, touched, after, message)) continue;
		if (message < old.count) calls.add(old.callId(message));
		if (message < fresh.count) calls.add(fresh.callId(message));
	}
	// Nothing of an added or lost transaction stands, so that its call is among these.
	for (let id = 0; id < Math.min(before.transactions.length, after.all.length); id++) {
		const [one, other] = [before.transactions[id]!, after.all[id]!];
		if (isSame(one, other) && !hasWaited(before, one, after)) continue;
		calls.add(one.callId);
		calls.add(other.callId);
	}
	return calls;
}

/** True for a message with its old number, of which neither itself nor what stands around it nor its time has changed. */
function stands(before: Trace, { from, to, by }: ReadAnew, { index, directions }: Matched, message: number): boolean {
	if (message >= from && (by !== 0 || message < to)) return false;
	return before.direction(message) === directions[message] && Object.is(before.clock(message), clockOf(index, message));
}

function isSame(one: Transaction, other: Transaction): boolean {
	return (
		one.method === other.method &&
		one.callId === other.callId &&
		one.cseqNumber === other.cseqNumber &&
		one.request === other.request &&
		one.final === other.final &&
		one.cancel === other.cancel &&
		one.invite === other.invite &&
		one.outcome === other.outcome &&
		one.durationMs === other.durationMs &&
		one.waitedMs === other.waitedMs &&
		areSame(one.retransmissions, other.retransmissions) &&
		areSame(one.provisionals, other.provisionals) &&
		areSame(one.laterFinals, other.laterFinals) &&
		areSame(one.acks, other.acks)
	);
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
	return true;
}

/**
 * True where the log of the process goes on for longer or shorter than before, and that matters: it is said how long a
 * challenge had no answer, and a final response to an INVITE may have no ACK for so long that one is missing. How long a
 * request waited for its response stands in the transaction itself.
 */
function hasWaited(before: Trace, transaction: Transaction, { ends }: Matched): boolean {
	const { method, request, final, laterFinals, outcome, waitedMs } = transaction;
	if (waitedMs !== null) return before.silenceAfter(request!) !== ends.silenceAfter(request!);
	if (final === null) return false;
	if (outcome === "challenged") {
		const isSame = Object.is(before.loggedAfter(final), ends.loggedAfter(final));
		return !isSame && before.answers.answerTo(transaction) === undefined;
	}
	const isOverdue = (response: number) => before.loggedAfter(response) > TIMEOUT_MS;
	const isOverdueNow = (response: number) => ends.loggedAfter(response) > TIMEOUT_MS;
	return method === "INVITE" && [final, ...laterFinals].some((each) => isOverdue(each) !== isOverdueNow(each));
}
