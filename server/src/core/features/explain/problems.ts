// The problems: findings grouped with counts, in order of first occurrence.

import { headlineText } from "../../rules/headline.ts";
import { groupRecurrences, type Recurrences } from "../../rules/recurrences.ts";
import { type Finding, isProblem } from "../../rules/rule.ts";
import { bySeverity, isBuiltIn } from "../../rules/rules.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, sentence } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { stampText } from "../stamp.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/**
 * The section: errors, then warnings, then notes from the client; empty if there are none. What the answer has already
 * `said` is omitted, except for how often it happened.
 */
export function problems(trace: Trace, findings: readonly Finding[], said: readonly Statement[]): Section {
	const lines = new Set(said.flatMap((each) => each.lines));
	// A custom rule's finding is never the same as the answer, even on the same line.
	const isSaid = ({ rule, span, message }: Finding) =>
		isBuiltIn(rule)
			? lines.has(lineNumberAt(trace, span.start))
			: said.some((each) => each.text.includes(message) && each.lines.includes(lineNumberAt(trace, span.start)));
	const all = groupRecurrences(findings.filter((finding) => isProblem(finding) || finding.rule === "error-code"));
	const others = all
		.filter(({ first, again }) => ![first, ...again].every(isSaid))
		.sort((a, b) => bySeverity(a.first, b.first));
	const isElse = all.some(({ first, again }) => [first, ...again].some(isSaid));
	const left = others.length - MOST_GROUPS;
	return {
		title: isElse ? "What else went wrong, and why" : "What went wrong, and why",
		statements: others
			.slice(0, MOST_GROUPS)
			.map((group) => groupStatement(trace, group, [group.first, ...group.again].some(isSaid))),
		...(left > 0 ? { note: `${countText(left, "more kind")} of problems left out.` } : {}),
	};
}

const MOST_GROUPS = 12;
const MOST_LINES = 5;

function groupStatement(trace: Trace, { first, again, isSame }: Recurrences, isKnown: boolean): Statement {
	const record = trace.index.records.atLine(trace.lines.lineAt(first.span.start));
	const lead = `${stampText(trace, record)} ${WORDS[first.severity]}`;
	const count = again.length + 1;
	const times = count > 1 ? ` (${countText(count, "time")})` : "";
	const text =
		isKnown || !isSame
			? `${lead}: ${sentence(headlineText(first.headline, count, isSame))}`
			: `${lead}${times}: ${first.message}`;
	const places = [first, ...again.slice(0, MOST_LINES - 1)].map(({ span }) => lineNumberAt(trace, span.start));
	return { ...statement(trace, text.trim()), lines: [...new Set(places)] };
}

const WORDS = { error: "Error", warning: "Warning", information: "Note", hint: "Hint" } as const;
