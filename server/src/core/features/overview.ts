// A log at a glance: its numbers in one line, and whether they are a reason to look closer.

import { type Finding, type WorstProblem, worstProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { totals, totalsText } from "./totals.ts";

/** What stands in a status bar. */
export interface Overview {
	/** The same words as above the first line of the log. */
	readonly text: string;
	readonly worst: WorstProblem;
}

/** Sums up a log under its findings. */
export function overview(trace: Trace, findings: readonly Finding[]): Overview {
	return { text: totalsText(totals(trace, findings)), worst: worstProblem(findings) };
}
