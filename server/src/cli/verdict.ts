// The answer to the reader's question: why could this person not sign in, or call, or see presence?

import { answer, type Finding, statementText, type Trace, type WorstProblem, worstProblem } from "../core/index.ts";

/** The answer, and the severity of the worst finding. */
export interface Verdict {
	readonly worst: WorstProblem;
	/** The same text as the first paragraph of Explain This Log. */
	readonly text: string;
}

/** The answer for a log and its findings. */
export function verdictOf(trace: Trace, findings: readonly Finding[]): Verdict {
	return {
		worst: worstProblem(findings),
		text: answer(trace, findings)
			.map((each) => statementText(each))
			.join(" "),
	};
}
