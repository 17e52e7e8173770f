// Reports a request once if the log shows it on several hops.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** True if a rule reports a transaction. Used as a key, so it must be a module-level function. */
export type IsTold = (trace: Trace, hop: Transaction) => boolean;

/**
 * The transactions of the same request on other hops that the rule would also report; `undefined` if one of them is closer
 * to the sender, which is then reported instead.
 */
export function otherHops(trace: Trace, transaction: Transaction, isTold: IsTold): readonly Transaction[] | undefined {
	const hops = trace.calls.hopsOf(transaction);
	if (hops.length === 1) return [];
	const told = toldAmong(trace, hops, isTold);
	return told[0] === transaction ? told.slice(1) : undefined;
}

/** Cached for all hops of a request, since their number is unlimited. */
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
