// Updates transactions after a change: only the affected calls are matched again, and all other transactions are reused.

import type { LogIndex, ReparsedRange } from "../../logIndex/logIndex.ts";
import type { Steps, Work } from "../../steps.ts";
import type { Direction } from "../directions/direction.ts";
import type { ProcessEnds } from "../processes/processEnd.ts";
import { periodsOf, someTogether } from "../processes/processPeriod.ts";
import { TIMEOUT_MS } from "../timers.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";
import { draftTransactions, lazyDialogEnds, matchTransactions, type Transactions } from "./matchTransactions.ts";
import { clockOf, conclude } from "./outcome.ts";

/** The previous trace, and the messages that the change affects. */
export interface PreviousTrace {
	readonly trace: Trace;
	readonly touched: ReparsedRange;
}

/**
 * Returns the same result as `matchTransactions`. A transaction is reused as the identical object if its number, its
 * messages and their directions are unchanged, if the same is true of everything else with its Call-ID, and if its outcome
 * does not depend on time that has passed since. In a merged log, the processes depend on each other, so nothing is reused.
 */
export function* updateTransactions(
	before: PreviousTrace,
	index: LogIndex,
	ends: ProcessEnds,
	directions: Work<readonly Direction[]>,
): Steps<Transactions> {
	const { trace } = before;
	if (areMerged(trace.index) || areMerged(index)) return yield* matchTransactions(index, ends, directions.now);
	const touched = touchedCalls(before, index);
	const { callId } = index.messages;
	const { drafts, ofMessage, end } = yield* draftTransactions(index, ends, (message) => touched.has(callId(message)));
	yield* directions.rest();

	const all: Transaction[] = [];
	const numbers = {
		fresh: new Int32Array(drafts.length).fill(-1),
		old: new Int32Array(trace.transactions.length).fill(-1),
	};
	const numbersOf = (call: number) => (touched.has(call) ? numbers.fresh : numbers.old);
	for (let message = 0; message < index.messages.count; message++) {
		const call = callId(message);
		const transaction = touched.has(call) ? drafts[ofMessage[message]!]! : trace.transactionOf(message);
		const known = numbersOf(call);
		if (known[transaction.id] === -1) known[transaction.id] = all.push(transaction) - 1;
		ofMessage[message] = known[transaction.id]!;
	}
	const dialogEnds = lazyDialogEnds(index, all);
	const changed = changedCalls(trace, touched, all, { index, ends, directions: directions.now() });
	for (let id = 0; id < all.length; id++) {
		const transaction = all[id]!;
		const { callId: call, cancel, invite } = transaction;
		if (!changed.has(call)) continue;
		const numberOf = (other: number | null) => (other === null ? null : numbersOf(call)[other]!);
		const fresh = { ...transaction, id, cancel: numberOf(cancel), invite: numberOf(invite) };
		all[id] = fresh;
		if (touched.has(call)) end(fresh, dialogEnds);
		else if (fresh.final === null) conclude(fresh, index, ends, dialogEnds);
	}
	return { all, ofMessage, dialogEnds, otherEnds: { otherEndOf: () => undefined } };
}

function areMerged(index: LogIndex): boolean {
	return someTogether(periodsOf(index));
}

/**
 * The Call-IDs of messages that were changed, renumbered or have another time, in the old and the new log. All messages
 * without a Call-ID count as one call.
 */
function touchedCalls({ trace, touched: { from, to, by } }: PreviousTrace, index: LogIndex): ReadonlySet<number> {
	const calls = new Set<number>();
	const [old, fresh] = [trace.index.messages, index.messages];
	for (let message = 0; message < Math.max(old.count, fresh.count); message++) {
		const keepsPlace = message < from || (by === 0 && message >= to);
		if (keepsPlace && Object.is(trace.clock(message), clockOf(index, message))) continue;
		if (message < old.count) calls.add(old.callId(message));
		if (message < fresh.count) calls.add(fresh.callId(message));
	}
	return calls;
}

interface Now {
	readonly index: LogIndex;
	readonly ends: ProcessEnds;
	readonly directions: readonly Direction[];
}

/**
 * Adds the Call-IDs of transactions that were renumbered, changed direction or waited longer; `all` is not renumbered yet.
 */
function changedCalls(
	before: Trace,
	touched: ReadonlySet<number>,
	all: readonly Transaction[],
	{ index, ends, directions }: Now,
): ReadonlySet<number> {
	const calls = new Set(touched);
	for (let id = 0; id < all.length; id++) {
		const transaction = all[id]!;
		if (touched.has(transaction.callId)) continue;
		if (transaction.id !== id || hasWaited(before, transaction, ends)) calls.add(transaction.callId);
	}
	for (let message = 0; message < directions.length; message++) {
		if (before.direction(message) !== directions[message]) calls.add(index.messages.callId(message));
	}
	return calls;
}

/**
 * True if the log of the process now continues for a longer or shorter time, and that affects the transaction: how long a
 * request had no response, how long a challenge had no answer, or whether an ACK to a final response of an INVITE is
 * overdue.
 */
function hasWaited(before: Trace, transaction: Transaction, ends: ProcessEnds): boolean {
	const { method, request, final, laterFinals, outcome, waitedMs } = transaction;
	if (waitedMs === null && outcome !== "challenged" && method !== "INVITE") return false;
	const continues = (message: number) => !Object.is(before.loggedAfter(message), ends.loggedAfter(message));
	if (waitedMs !== null) return continues(request!) || before.silenceAfter(request!) !== ends.silenceAfter(request!);
	if (final === null) return false;
	if (outcome === "challenged") return continues(final) && before.answers.answerTo(transaction) === undefined;
	const isDue = (response: number) =>
		before.loggedAfter(response) > TIMEOUT_MS !== ends.loggedAfter(response) > TIMEOUT_MS;
	return isDue(final) || laterFinals.some(isDue);
}
