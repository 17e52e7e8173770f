// Maps findings to transactions and messages, so that the tree marks the same problems as the list of problems.

import { type Finding, isProblem, type WorstProblem } from "../../rules/rule.ts";
import { bySeverity } from "../../rules/rules.ts";
import type { Trace } from "../../trace/trace.ts";

/** Findings that are problems, by their location. */
export interface Problems {
	/** Those on any message of a transaction, worst first. */
	ofTransaction(transaction: number): readonly Finding[];
	ofMessage(message: number): readonly Finding[];
}

/** Groups the findings of a log by message. Findings on no message are ignored. */
export function findProblems(trace: Trace, findings: readonly Finding[]): Problems {
	const byTransaction = new Map<number, Finding[]>();
	const byMessage = new Map<number, Finding[]>();
	for (const finding of findings.filter(isProblem).sort(bySeverity)) {
		const message = trace.messageAtLine(trace.lines.lineAt(finding.span.start));
		if (message === undefined) continue;
		add(byMessage, message, finding);
		add(byTransaction, trace.transactionOf(message).id, finding);
	}
	return {
		ofTransaction: (transaction) => byTransaction.get(transaction) ?? NONE,
		ofMessage: (message) => byMessage.get(message) ?? NONE,
	};
}

/** The more severe of two tones. */
export function moreSevere(one: WorstProblem, other: WorstProblem): WorstProblem {
	return SEVERITY_ORDER[one] >= SEVERITY_ORDER[other] ? one : other;
}

/** The severity of a tone as a number, for sorting. */
export const SEVERITY_ORDER: Readonly<Record<WorstProblem, number>> = { error: 2, warning: 1, none: 0 };

const NONE: readonly Finding[] = [];

function add(map: Map<number, Finding[]>, key: number, finding: Finding): void {
	const list = map.get(key);
	if (list) list.push(finding);
	else map.set(key, [finding]);
}
