// What went wrong: the findings, the same cause only once with its count, the first one first.

import { bySeverity, type Finding, isProblem } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { stampText } from "../stamp.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** Findings with one cause. */
interface Group {
	readonly first: Finding;
	readonly lines: number[];
}

/** The section: errors before warnings, notes of the client behind them; empty for a log without any. */
export function problems(trace: Trace, findings: readonly Finding[]): Section {
	const groups = new Map<string, Group>();
	for (const finding of findings) {
		if (!isProblem(finding) && finding.rule !== "error-code") continue;
		const key = `${finding.rule} ${causeKey(finding)}`;
		const group = groups.get(key);
		const line = lineNumberAt(trace, finding.span.start);
		if (group) group.lines.push(line);
		else groups.set(key, { first: finding, lines: [line] });
	}
	const sorted = [...groups.values()].sort((a, b) => bySeverity(a.first, b.first));
	const left = sorted.length - MOST_GROUPS;
	return {
		title: "What went wrong, and why",
		statements: sorted.slice(0, MOST_GROUPS).map((group) => groupStatement(trace, group)),
		...(left > 0 ? { note: `${countText(left, "more kind")} of problems left out.` } : {}),
	};
}

const MOST_GROUPS = 20;
const MOST_LINES = 5;

/** Durations differ each time without being another cause. */
function causeKey({ message }: Finding): string {
	return message.replace(/\b\d+(?:\.\d+)? (?:ms|s|min|h)\b/g, "#");
}

function groupStatement(trace: Trace, { first, lines }: Group): Statement {
	const record = trace.index.records.atLine(trace.lines.lineAt(first.span.start));
	const word = WORDS[first.severity];
	const times = lines.length > 1 ? ` (${lines.length} times)` : "";
	const text = `${stampText(trace, record)} ${word}${times}: ${first.message}`;
	return { ...statement(trace, text.trim()), lines: lines.slice(0, MOST_LINES) };
}

const WORDS = { error: "Error", warning: "Warning", information: "Note", hint: "Hint" } as const;
