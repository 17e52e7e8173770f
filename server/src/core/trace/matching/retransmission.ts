// Finds messages that occur again in the log: requests and final responses that were sent, or logged, more than once.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import type { Transaction } from "../transaction.ts";

/** Maps each later copy of a message to the first one. */
export type Originals = ReadonlyMap<number, number>;

/** Finds the copies in all transactions. */
export function findOriginals(index: LogIndex, transactions: readonly Transaction[]): Originals {
	const originals = new Map<number, number>();
	for (const transaction of transactions) {
		if (transaction.retransmissions.length === 0 && transaction.laterFinals.length === 0) continue;
		for (const copy of transaction.retransmissions) originals.set(copy, transaction.request!);
		addFinals(index, transaction, originals);
	}
	return originals;
}

/**
 * A later final response is a copy if an earlier one has the same status and To tag; otherwise it is from another branch.
 */
function addFinals({ messages }: LogIndex, { final, laterFinals }: Transaction, originals: Map<number, number>): void {
	// Returns early, because To tags have to be read from the text.
	if (final === null || laterFinals.length === 0) return;
	const firsts = new Map<string, number>();
	for (const message of [final, ...laterFinals]) {
		const key = `${messages.status(message)} ${messages.toTag(message)}`;
		const first = firsts.get(key);
		if (first === undefined) firsts.set(key, message);
		else originals.set(message, first);
	}
}
