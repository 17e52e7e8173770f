// Explain This Log: builds, as plain data, a report that answers why somebody reads the log. It combines the trace, its
// findings and the user's marks. Apart from the marks it states only what the log shows, and it contains no secrets.

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
	/** Why somebody could not sign in, call, or see presence, or that no failure was found; one part for each person. */
	readonly answer: readonly (readonly Statement[])[];
	/** The evidence, without what the answer has said already. Empty sections are omitted. */
	readonly sections: readonly Section[];
}

/** Explains a log with the given findings and marks. */
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
