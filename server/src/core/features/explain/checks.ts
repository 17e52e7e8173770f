// What to check: the advice for all problems, without duplicates.

import { type Finding, isProblem } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { isFailed, lastMessage } from "./accounts.ts";
import { checkFor } from "./signInWords.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** The section, without the advice that the answer has already `said`; empty if none remains. */
export function checks(trace: Trace, findings: readonly Finding[], said: readonly Statement[]): Section {
	const advice = new Map<string, number[]>();
	const add = (text: string, line: number) => {
		if (!text) return;
		const lines = advice.get(text);
		if (!lines) advice.set(text, [line]);
		else if (lines.length < MOST_LINES && !lines.includes(line)) lines.push(line);
	};
	for (const signIn of trace.signIns.all.filter(isFailed)) {
		add(checkFor(trace, signIn), trace.index.messages.line(lastMessage(trace, signIn)) + 1);
	}
	for (const finding of findings) {
		if (isProblem(finding) || finding.rule === "error-code") {
			add(finding.check, lineNumberAt(trace, finding.span.start));
		}
	}
	const isSaid = (text: string) => said.some((each) => each.text.includes(text));
	const others = [...advice].filter(([text]) => !isSaid(text));
	return {
		title: others.length < advice.size ? "What else to check" : "What to check",
		statements: others.slice(0, MOST_ADVICE).map(([text, lines]) => ({ ...statement(trace, text), lines })),
	};
}

const MOST_LINES = 3;
const MOST_ADVICE = 12;
