// The summary above the first line of a log.

import { activitiesOf } from "../activities/activities.ts";
import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type Finding, isProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, dotted } from "../words.ts";
import { badText } from "./activityText.ts";
import { whatNoFailureMeans } from "./explain/noFailure.ts";
import { nothingIn } from "./explain/nothing.ts";

/** Counts of what a log contains. */
export interface Totals {
	/** The text for a log without content. */
	readonly nothing: string | undefined;
	/** The text if nothing failed: `no failure found`, or that this cannot be determined. */
	readonly good: string;
	readonly messages: number;
	/** The number of distinct Call-IDs. */
	readonly calls: number;
	/** `1 meeting failed · 1 call unanswered`: what failed; empty if nothing did. */
	readonly bad: string;
	/** The number of findings of severity error or warning. */
	readonly problems: number;
	/** The number of requests without a final response at the end of the log. */
	readonly pending: number;
}

/** Counts the contents of a log. */
export function totals(trace: Trace, findings: readonly Finding[]): Totals {
	const calls = new Set<number>();
	for (const { callId } of trace.transactions) if (callId !== NO_SYMBOL) calls.add(callId);
	return {
		nothing: nothingIn(trace)?.short,
		good: whatNoFailureMeans(trace).short,
		messages: trace.index.messages.count,
		calls: calls.size,
		bad: badText(trace, activitiesOf(trace).all),
		problems: findings.filter(isProblem).length,
		pending: trace.transactions.filter(({ outcome }) => outcome === "pending").length,
	};
}

/**
 * `312 messages · 41 Call-IDs · 1 meeting failed · 3 problems · 1 pending`. Zero counts are omitted, but the absence of
 * failures is stated unless nothing could have failed.
 */
export function totalsText({ nothing, good, messages, calls, bad, problems, pending }: Totals): string {
	if (nothing !== undefined) return dotted(nothing, problems === 0 ? "" : countText(problems, "problem"));
	const none = bad === "" ? good : "";
	return dotted(
		countText(messages, "message"),
		countText(calls, "Call-ID"),
		bad,
		problems === 0 ? none : countText(problems, "problem"),
		pending === 0 ? "" : `${pending} pending`,
	);
}
