// A log at a glance: its numbers in one line, the answer in two sentences, and whether they are a reason to look closer.

import { type Finding, type WorstProblem, worstProblem } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { sentences, shortened } from "../words.ts";
import { answer } from "./explain/answer.ts";
import { nothingIn } from "./explain/nothing.ts";
import { totals, totalsText } from "./totals.ts";

/** What stands in a status bar. */
export interface Overview {
	/** The same words as above the first line of the log. */
	readonly text: string;
	readonly worst: WorstProblem;
	/** What to do in a few words where the log holds nothing; empty for every other one. */
	readonly todo: string;
	/** How the report on the log begins: what failed and why, that nothing did, or why nothing can be said. */
	readonly answer: string;
	/** The line of the log that shows what the answer says went wrong, counted from 1; `null` where nothing did. */
	readonly lineOfFailure: number | null;
}

/** Sums up a log under its findings. */
export function overview(trace: Trace, findings: readonly Finding[]): Overview {
	const worst = worstProblem(findings);
	// What rests on no line is advice, or speaks of the rest of the report.
	const said = answer(trace, findings)
		.filter(({ lines }, at) => at === 0 || lines.length > 0)
		.slice(0, MOST_STATEMENTS);
	return {
		text: totalsText(totals(trace, findings)),
		worst,
		todo: nothingIn(trace)?.todo ?? "",
		answer: shortened(sentences(...said.map(({ text }) => text)), LONGEST_ANSWER),
		// The reason stands behind what failed, and is what shows it.
		lineOfFailure: worst === "none" ? null : (said.flatMap(({ lines }) => lines).at(-1) ?? null),
	};
}

const MOST_STATEMENTS = 2;
/** What can be read beside other things, in UTF-16 units. */
const LONGEST_ANSWER = 400;
