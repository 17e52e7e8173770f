// Reports a request once if the log shows it on several hops.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** True if a rule reports a transaction. Used as a key, so it must be a module-level function. */
export type IsReported = (trace: Trace, hop: Transaction) => boolean;

/**
 * The transactions of the same request on other hops that the rule would also report; `undefined` if one of them is closer
 * to the sender, which is then reported instead.
 */
export function otherHops(
	trace: Trace,
	transaction: Transaction,
	isReported: IsReported,
): readonly Transaction[] | undefined {
	const hops = trace.calls.hopsOf(transaction);
	if (hops.length === 1) return [];
	const reported = reportedAmong(trace, hops, isReported);
	return reported[0] === transaction ? reported.slice(1) : undefined;
}

/** Cached for all hops of a request, since their number is unlimited. */
function reportedAmong(trace: Trace, hops: readonly Transaction[], isReported: IsReported): readonly Transaction[] {
	const known = trace.derive(reportedHops);
	const byRule = known.get(hops) ?? new Map<IsReported, readonly Transaction[]>();
	known.set(hops, byRule);
	const reported = byRule.get(isReported) ?? hops.filter((hop) => isReported(trace, hop));
	byRule.set(isReported, reported);
	return reported;
}

function reportedHops(): Map<readonly Transaction[], Map<IsReported, readonly Transaction[]>> {
	return new Map();
}
