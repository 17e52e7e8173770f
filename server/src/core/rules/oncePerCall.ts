// One finding for a request that the log shows on several hops.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** True where a rule has something to say of a transaction. The function is a key, so it must be a named one. */
export type IsTold = (trace: Trace, hop: Transaction) => boolean;

/**
 * The other transactions of the same request of which there is something to say, too; `undefined` where that is said at one
 * of them, since it is nearer to the sender.
 */
export function otherHops(trace: Trace, transaction: Transaction, isTold: IsTold): readonly Transaction[] | undefined {
	const hops = trace.calls.hopsOf(transaction);
	if (hops.length === 1) return [];
	const told = toldAmong(trace, hops, isTold);
	return told[0] === transaction ? told.slice(1) : undefined;
}

/** Looked up once for all hops of a request: nothing limits how many a log may show. */
function toldAmong(trace: Trace, hops: readonly Transaction[], isTold: IsTold): readonly Transaction[] {
	const known = trace.derive(toldHops);
	const byRule = known.get(hops) ?? new Map<IsTold, readonly Transaction[]>();
	known.set(hops, byRule);
	const told = byRule.get(isTold) ?? hops.filter((hop) => isTold(trace, hop));
	byRule.set(isTold, told);
	return told;
}

function toldHops(): Map<readonly Transaction[], Map<IsTold, readonly Transaction[]>> {
	return new Map();
}
