// Which messages are in the log again: requests and final responses that were sent, or logged, more than once.

import type { LogIndex } from "../logIndex/logIndex.ts";
import type { Transaction } from "./transaction.ts";

/** For each message that repeats an earlier one the first copy of it. */
export type Originals = ReadonlyMap<number, number>;

/** Finds the copies in all transactions. */
export function findOriginals(index: LogIndex, transactions: readonly Transaction[]): Originals {
	const originals = new Map<number, number>();
	for (const transaction of transactions) {
		for (const copy of transaction.retransmissions) originals.set(copy, transaction.request!);
		addFinals(index, transaction, originals);
	}
	return originals;
}

/** A later final response with the status and the To tag of one before is that one again; else it is of another branch. */
function addFinals({ messages }: LogIndex, { final, laterFinals }: Transaction, originals: Map<number, number>): void {
	// The To tag is read from the text, so that nobody pays for it where there is nothing to tell apart.
	if (final === null || laterFinals.length === 0) return;
	const firsts = new Map<string, number>();
	for (const message of [final, ...laterFinals]) {
		const key = `${messages.status(message)} ${messages.toTag(message)}`;
		const first = firsts.get(key);
		if (first === undefined) firsts.set(key, message);
		else originals.set(message, first);
	}
}
