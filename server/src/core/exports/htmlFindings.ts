// The findings on the page: worst first, repeated ones once with a count, each with the log lines that prove it.

import { withoutSecrets } from "../features/explain/statement.ts";
import { messageAt } from "../features/goTo.ts";
import { lineNumberAt } from "../features/lineNumber.ts";
import { escaped } from "../features/markup.ts";
import { stampText } from "../features/stamp.ts";
import { label, sentencesLine } from "../printable.ts";
import { headlineText } from "../rules/headline.ts";
import { groupRecurrences, type Recurrences } from "../rules/recurrences.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import { bySeverity } from "../rules/rules.ts";
import { findHeaders } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { countText, sentence } from "../words.ts";
import { quotedLine } from "./quotedLine.ts";

/** One article per finding, without hints, which only confirm that all is well; and a paragraph about what was omitted. */
export function findingArticles(trace: Trace, findings: readonly Finding[]): readonly string[] {
	const shown = findings.filter(({ severity }) => severity !== "hint");
	const groups = [...groupRecurrences(shown)].sort((one, other) => bySeverity(one.first, other.first));
	const left = groups.length - MOST_GROUPS;
	return [
		...groups.slice(0, MOST_GROUPS).map((group) => article(trace, group)),
		...(left > 0 ? [`<p class="aside">${countText(left, "more kind")} of findings left out.</p>`] : []),
	];
}

const MOST_GROUPS = 50;
const MOST_PLACES = 6;
const MOST_LINES = 20;

function article(trace: Trace, { first, again, isSame }: Recurrences): string {
	const lines = again.map(({ span }) => lineNumberAt(trace, span.start));
	const more = lines.length - MOST_LINES;
	const others =
		lines.length === 0
			? ""
			: `<p class="aside">${isSame ? "Again" : "Others"} on ${lines.length > 1 ? "lines" : "line"} ${lines.slice(0, MOST_LINES).join(", ")}${more > 0 ? ` and ${more} more` : ""}.</p>`;
	const headline = headlineText(first.headline, again.length + 1, isSame);
	const message = sentencesLine(withoutSecrets(first.message));
	return [
		`<article class="finding ${first.severity}">`,
		`<h3><span class="severity">${WORDS[first.severity]}</span> ${escaped(label(withoutSecrets(headline)))}</h3>`,
		// Some headlines are the complete message.
		sentence(headline) !== message && `<p>${escaped(message)}</p>`,
		first.check && `<p class="check"><strong>What to check:</strong> ${escaped(sentencesLine(first.check))}</p>`,
		`<ol class="evidence">${evidence(trace, first).map(placeHtml).join("")}</ol>`,
		others,
		`<p class="rule">${escaped(label(first.rule))}</p>`,
		"</article>",
	]
		.filter((line) => line)
		.join("\n");
}

const WORDS: Readonly<Record<Severity, string>> = {
	error: "Error",
	warning: "Warning",
	information: "Note",
	hint: "Hint",
};

/** A line of the log, 1-based. */
interface Place {
	readonly line: number;
	readonly time: string;
	readonly text: string;
	/** What it shows; empty for the line of the finding itself. */
	readonly said: string;
}

/** The line of the finding, the headers there that name a cause, and the related places in order. */
function evidence(trace: Trace, { span, related }: Finding): readonly Place[] {
	return [
		placeAt(trace, span.start, ""),
		...causeHeaders(trace, span.start),
		...related.slice(0, MOST_PLACES).map((each) => placeAt(trace, each.span.start, sentencesLine(each.message))),
	];
}

function causeHeaders(trace: Trace, offset: number): readonly Place[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const read = trace.message(message);
	return CAUSE_HEADERS.flatMap((name) => findHeaders(trace.text, read, name))
		.slice(0, MOST_HEADERS)
		.sort((one, other) => one.nameStart - other.nameStart)
		.map(({ nameStart }) => ({ ...placeAt(trace, nameStart, ""), time: "" }));
}

/** The headers in which a server or client gives a reason ([MS-OCER] 2.2.1, RFC 3261 §20.43, RFC 3326). */
const CAUSE_HEADERS = [
	"ms-diagnostics",
	"ms-client-diagnostics",
	"ms-diagnostics-public",
	"Warning",
	"Reason",
] as const;
const MOST_HEADERS = 3;

function placeAt(trace: Trace, offset: number, said: string): Place {
	const record = trace.index.records.atLine(trace.lines.lineAt(offset));
	return {
		line: lineNumberAt(trace, offset),
		time: record < 0 ? "" : stampText(trace, record),
		text: quotedLine(trace, offset),
		said,
	};
}

function placeHtml({ line, time, text, said }: Place): string {
	return [
		"<li>",
		said && `<span class="caption">${escaped(said)}</span>`,
		`<span class="place">${[`line ${line}`, time].filter((part) => part !== "").join(" · ")}</span>`,
		`<code>${escaped(text)}</code>`,
		"</li>",
	].join("");
}
