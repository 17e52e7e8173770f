// A log at a glance: a one-line summary, the answer in two sentences, and how serious the problems are.

import { type Finding, type WorstProblem, worstProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { sentences, shortened } from "../words.ts";
import { answer } from "./explain/answer.ts";
import { nothingIn } from "./explain/nothing.ts";
import { totals, totalsText } from "./totals.ts";

/** The content of a status item. */
export interface Overview {
	/** The same text as above the first line of the log. */
	readonly text: string;
	readonly worst: WorstProblem;
	/** A short advice if the log has no content; otherwise empty. */
	readonly todo: string;
	/** The beginning of the report: what failed and why, that nothing did, or why nothing can be said. */
	readonly answer: string;
	/** The 1-based line that shows the failure in the answer; `null` if nothing failed. */
	readonly lineOfFailure: number | null;
}

/** Sums up a log with the given findings. */
export function overview(trace: Trace, findings: readonly Finding[]): Overview {
	const worst = worstProblem(findings);
	// Statements without lines are advice or refer to the rest of the report.
	const said = answer(trace, findings)
		.filter(({ lines }, at) => at === 0 || lines.length > 0)
		.slice(0, MOST_STATEMENTS);
	return {
		text: totalsText(totals(trace, findings)),
		worst,
		todo: nothingIn(trace)?.todo ?? "",
		answer: shortened(sentences(...said.map(({ text }) => text)), LONGEST_ANSWER),
		// The reason follows the failure, and its line is the one that shows it.
		lineOfFailure: worst === "none" ? null : (said.flatMap(({ lines }) => lines).at(-1) ?? null),
	};
}

const MOST_STATEMENTS = 2;
/** The maximum length that can be read at a glance, in UTF-16 units. */
const LONGEST_ANSWER = 400;
