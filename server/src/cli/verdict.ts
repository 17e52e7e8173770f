// The few sentences that a reader came for: why could this person not sign in, or call, or see presence?

import { answer, type Finding, statementText, type Trace, type WorstProblem, worstProblem } from "../core/index.ts";

/** The answer, and how bad the worst that was found is. */
export interface Verdict {
	readonly worst: WorstProblem;
	/** The same words as the first paragraph of the log explained. */
	readonly text: string;
}

/** The answer that a log gives under its findings. */
export function verdictOf(trace: Trace, findings: readonly Finding[]): Verdict {
	return {
		worst: worstProblem(findings),
		text: answer(trace, findings)
			.map((each) => statementText(each))
			.join(" "),
	};
}
