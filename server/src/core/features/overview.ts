// A log at a glance: its numbers in one line, and whether they are a reason to look closer.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { isProblem, totals, totalsText } from "./totals.ts";

/** What stands in a status bar. */
export interface Overview {
	/** The same words as above the first line of the log. */
	readonly text: string;
	/** The severity of the worst problem; `none` without any. */
	readonly worst: "error" | "warning" | "none";
}

/** Sums up a log under its findings. */
export function overview(trace: Trace, findings: readonly Finding[]): Overview {
	const problems = findings.filter(isProblem);
	const hasError = problems.some(({ severity }) => severity === "error");
	return {
		text: totalsText(totals(trace, findings)),
		worst: hasError ? "error" : problems.length > 0 ? "warning" : "none",
	};
}
