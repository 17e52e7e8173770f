// One finding for a request that the log shows on several hops.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** A transaction of which there is something to say, and those of the same request on other hops of which there is too. */
export interface Told {
	readonly transaction: Transaction;
	readonly others: readonly Transaction[];
}

/**
 * Puts together the transactions that are the same request: what is said of it is said at the hop nearest to its sender. In
 * the order in which the requests come.
 */
export function oncePerCall(trace: Trace, transactions: Iterable<Transaction>): readonly Told[] {
	const groups = new Map<readonly Transaction[] | Transaction, Transaction[]>();
	for (const transaction of transactions) {
		const hops = trace.calls.hopsOf(transaction);
		const key = hops.length > 1 ? hops : transaction;
		const group = groups.get(key);
		if (group) group.push(transaction);
		else groups.set(key, [transaction]);
	}
	return [...groups].map(([hops, found]) => {
		const told = new Set(found);
		const [transaction, ...others] = Array.isArray(hops) ? hops.filter((each) => told.has(each)) : found;
		return { transaction: transaction!, others };
	});
}
