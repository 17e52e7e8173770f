// The log in numbers: what stands above its first line.

import { activitiesOf } from "../activities/activities.ts";
import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type Finding, isProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, dotted } from "../words.ts";
import { badText } from "./activityText.ts";
import { whatNoFailureMeans } from "./explain/noFailure.ts";
import { nothingIn } from "./explain/nothing.ts";

/** How much of what there is in a log. */
export interface Totals {
	/** What is said instead of a text that shows nothing. */
	readonly nothing: string | undefined;
	/** What is said where nothing is wrong: `no failure found`, or that this cannot be told. */
	readonly good: string;
	readonly messages: number;
	/** Different Call-IDs. */
	readonly calls: number;
	/** `1 meeting failed · 1 call unanswered`: what did not work; empty where all did. */
	readonly bad: string;
	/** Findings of severity error and warning. */
	readonly problems: number;
	/** Requests without a final response at the end of the log. */
	readonly pending: number;
}

/** Counts a log through. */
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
 * `312 messages · 41 Call-IDs · 1 meeting failed · 3 problems · 1 pending`; what there is none of is left out, but that
 * nothing went wrong is said, unless there was nothing that could have gone wrong.
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
