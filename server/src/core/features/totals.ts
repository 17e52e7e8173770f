// The log in numbers: what stands above its first line.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { countText } from "../words.ts";

/** How much of what there is in a log. */
export interface Totals {
	readonly messages: number;
	/** Different Call-IDs. */
	readonly calls: number;
	/** Findings of severity error and warning. */
	readonly problems: number;
	/** Requests without a final response at the end of the log. */
	readonly pending: number;
}

/** Counts a log through. */
export function totals(trace: Trace, findings: readonly Finding[]): Totals {
	const calls = new Set<number>();
	for (const { callId } of trace.transactions) calls.add(callId);
	return {
		messages: trace.index.messages.count,
		calls: calls.size,
		problems: findings.filter(isProblem).length,
		pending: trace.transactions.filter(({ outcome }) => outcome === "pending").length,
	};
}

/** True for what a reader must look at: the same findings that a step to the next failure visits. */
export function isProblem({ severity }: Finding): boolean {
	return severity === "error" || severity === "warning";
}

/** The severity of the worst problem; `none` without any. */
export type WorstProblem = "error" | "warning" | "none";

/** How bad the worst of the findings is. */
export function worstProblem(findings: readonly Finding[]): WorstProblem {
	const has = (wanted: Finding["severity"]) => findings.some(({ severity }) => severity === wanted);
	return has("error") ? "error" : has("warning") ? "warning" : "none";
}

/** `312 messages · 41 Call-IDs · 3 problems · 1 pending`; what there is none of is left out, but for the problems. */
export function totalsText({ messages, calls, problems, pending }: Totals): string {
	return [
		countText(messages, "message"),
		countText(calls, "Call-ID"),
		problems === 0 ? "no problems" : countText(problems, "problem"),
		...(pending === 0 ? [] : [`${pending} pending`]),
	].join(" · ");
}
