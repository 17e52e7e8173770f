// The messages that share a Call-ID: a sign-in, a call, a subscription (RFC 3261 §8.1.1.4); and what a call is made of.

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type Acks, findAcks } from "./acknowledgement.ts";
import type { DialogEnds } from "./dialogEnd.ts";
import { findHops, type Hops } from "./hop.ts";
import type { Transaction } from "./transaction.ts";

/** The messages of a log by their Call-IDs, which are compared as they are written. */
export interface Calls extends DialogEnds, Hops, Acks {
	/** The messages with the same Call-ID as `message`, itself among them, in file order; itself alone without one. */
	messagesOf(message: number): readonly number[];
}

/** The messages of a Call-ID, hops and ACKs are looked for when somebody asks. */
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

/** The first message or transaction of each Call-ID, and for each the next one with the same; -1 for the last. */
interface Chains {
	readonly first: ReadonlyMap<number, number>;
	readonly next: Int32Array;
}

function chained(count: number, callIdOf: (number: number) => number): Chains {
	const next = new Int32Array(count).fill(-1);
	const first = new Map<number, number>();
	// From the back, so that one look at the table tells the next one.
	for (let number = count - 1; number >= 0; number--) {
		const callId = callIdOf(number);
		next[number] = first.get(callId) ?? -1;
		first.set(callId, number);
	}
	return { first, next };
}

/** All of a Call-ID, in the order of the log. */
function numbersWith({ first, next }: Chains, callId: number): readonly number[] {
	const found: number[] = [];
	for (let at = first.get(callId) ?? -1; at >= 0; at = next[at]!) found.push(at);
	return found;
}
