// Explain This Log: a report that answers the question a log is read for, as plain data. It is made from the trace, its
// findings and the reader's marks. But for those it says nothing that the log does not show, and it holds no secret of it.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { answerParts } from "./explain/answer.ts";
import { checks } from "./explain/checks.ts";
import { coverage } from "./explain/coverage.ts";
import { marked } from "./explain/marked.ts";
import { problems } from "./explain/problems.ts";
import { signInSection } from "./explain/signInSection.ts";
import type { Section, Statement } from "./explain/statement.ts";
import { statisticsSections } from "./explain/statisticsSections.ts";
import { timeLine } from "./explain/timeLine.ts";
import { NO_NOTES, type Notes } from "./marks.ts";

/** The report on one log. */
export interface LogExplanation {
	/** The name of the log. */
	readonly file: string;
	/** Why somebody could not sign in, call, or see presence; or that no failure was found: a part for each person. */
	readonly answer: readonly (readonly Statement[])[];
	/** The evidence, which does not say again what the answer has said. A section without anything to say is left out. */
	readonly sections: readonly Section[];
}

/** Explains a log under its findings and marks. */
export function explain(
	trace: Trace,
	findings: readonly Finding[],
	file: string,
	notes: Notes = NO_NOTES,
): LogExplanation {
	const answer = answerParts(trace, findings);
	const said = answer.flat();
	const sections = [
		marked(trace, notes),
		coverage(trace),
		signInSection(trace),
		problems(trace, findings, said),
		checks(trace, findings, said),
		timeLine(trace, findings),
		...statisticsSections(trace),
	];
	return {
		file,
		answer,
		sections: sections.filter(({ statements, table }) => statements.length > 0 || (table?.rows.length ?? 0) > 0),
	};
}
