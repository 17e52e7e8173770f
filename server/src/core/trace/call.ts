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
	let chains: Chains | undefined;
	let hops: Hops | undefined;
	let acks: Acks | undefined;
	return {
		byeAfter: ends.byeAfter,
		hopsOf(transaction) {
			hops ??= findHops(index, transactions);
			return hops.hopsOf(transaction);
		},
		acksOf(invite) {
			acks ??= findAcks(index, transactions);
			return acks.acksOf(invite);
		},
		messagesOf(message) {
			const callId = index.messages.callId(message);
			if (callId === NO_SYMBOL) return [message];
			chains ??= chainMessages(index);
			const found: number[] = [];
			for (let at = chains.first.get(callId) ?? -1; at >= 0; at = chains.next[at]!) found.push(at);
			return found;
		},
	};
}

/** The first message of each Call-ID, and for each message the next one with the same; -1 for the last. */
interface Chains {
	readonly first: ReadonlyMap<number, number>;
	readonly next: Int32Array;
}

function chainMessages({ messages }: LogIndex): Chains {
	const next = new Int32Array(messages.count).fill(-1);
	const first = new Map<number, number>();
	const last = new Map<number, number>();
	for (let message = 0; message < messages.count; message++) {
		const callId = messages.callId(message);
		const before = last.get(callId);
		if (before === undefined) first.set(callId, message);
		else next[before] = message;
		last.set(callId, message);
	}
	return { first, next };
}
