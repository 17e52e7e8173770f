// Groups the messages of a sign-in, call or subscription by Call-ID (RFC 3261 §8.1.1.4).

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type Acks, findAcks } from "./matching/acknowledgement.ts";
import type { DialogEnds } from "./matching/dialogEnd.ts";
import { findHops, type Hops } from "./matching/hop.ts";
import type { Transaction } from "./transaction.ts";

/** The messages of a log by Call-ID. Call-IDs are compared exactly as written. */
export interface Calls extends DialogEnds, Hops, Acks {
	/** The messages with the same Call-ID as `message`, including it, in file order; only `message` if it has no Call-ID. */
	messagesOf(message: number): readonly number[];
}

/** Groups messages, and finds hops and ACKs, on first use. */
export function groupCalls(index: LogIndex, transactions: readonly Transaction[], ends: DialogEnds): Calls {
	let messages: Chains | undefined;
	let hops: Hops | undefined;
	let acks: Acks | undefined;
	return {
		byeAfter: ends.byeAfter,
		hopsOf(transaction) {
			hops ??= hopsAmong(index, transactions);
			return hops.hopsOf(transaction);
		},
		acksOf(invite) {
			acks ??= findAcks(index, transactions);
			return acks.acksOf(invite);
		},
		messagesOf(message) {
			const callId = index.messages.callId(message);
			if (callId === NO_SYMBOL) return [message];
			messages ??= chained(index.messages.count, index.messages.callId);
			return numbersWith(messages, callId);
		},
	};
}

function hopsAmong(index: LogIndex, transactions: readonly Transaction[]): Hops {
	const chains = chained(transactions.length, (id) => transactions[id]!.callId);
	return findHops(index, (callId) => numbersWith(chains, callId).map((id) => transactions[id]!));
}

/**
 * Linked lists by Call-ID: the first message or transaction of each, and the next one with the same Call-ID; -1 after the
 * last.
 */
interface Chains {
	readonly first: ReadonlyMap<number, number>;
	readonly next: Int32Array;
}

function chained(count: number, callIdOf: (number: number) => number): Chains {
	const next = new Int32Array(count).fill(-1);
	const first = new Map<number, number>();
	// Backwards, so that a single lookup yields the next one.
	for (let number = count - 1; number >= 0; number--) {
		const callId = callIdOf(number);
		next[number] = first.get(callId) ?? -1;
		first.set(callId, number);
	}
	return { first, next };
}

/** All numbers with a Call-ID, in file order. */
function numbersWith({ first, next }: Chains, callId: number): readonly number[] {
	const found: number[] = [];
	for (let at = first.get(callId) ?? -1; at >= 0; at = next[at]!) found.push(at);
	return found;
}
