// Where in a line stands what a query looks for: what a terminal colours in the result of a search.

import type { Span } from "../text.ts";
import type { FieldName } from "./fields.ts";
import type { Query } from "./parse.ts";

/** The pieces of a line (without its line end) that a term of the query looks for, in order and apart from one another. */
export type PlacesIn = (line: string) => readonly Span[];

/**
 * Makes a query ready to be shown in lines. Terms of what no text says (outcomes, problems, times) and those behind `not` have no
 * place. Of a line only the beginning is looked at, so that a body on one line costs no more than any other.
 */
export function placesOf(query: Query): PlacesIn {
	const terms = termsOf(query, false);
	return (line) => {
		// The first half of a character is none.
		const beginning = line.slice(0, LONGEST_LINE).replace(/[\ud800-\udbff]$/, "");
		const spans = terms.flatMap((term) => placesOfTerm(term, beginning));
		return apart(spans.sort((a, b) => a.start - b.start || b.end - a.end));
	};
}

type Term = Extract<Query, { kind: "term" }>;

/** In characters. Each place is searched for from the end of the one before. */
const LONGEST_LINE = 4096;

function termsOf(query: Query, isNegated: boolean): Term[] {
	switch (query.kind) {
		case "not":
			return termsOf(query.part, !isNegated);
		case "term":
			return isNegated ? [] : [query];
		default:
			return query.parts.flatMap((part) => termsOf(part, isNegated));
	}
}

const START_LINE = String.raw`[A-Z]+ \S+ SIP/2\.0$|SIP/2\.0 \d{3}`;

/** The lines in which the value of a field stands. A start line has the time and more before it in most formats. */
const LINES: Partial<Readonly<Record<FieldName, RegExp>>> = {
	text: /^/,
	from: /^(?:From|f)\s*:/i,
	to: /^(?:To|t)\s*:/i,
	user: new RegExp(`^(?:From|f|To|t)\\s*:|${START_LINE}`, "i"),
	callid: /^(?:Call-ID|i)\s*:/i,
	cseq: /^CSeq\s*:/i,
	method: new RegExp(`^CSeq\\s*:|${START_LINE}`, "i"),
};

function placesOfTerm({ field, test }: Term, line: string): readonly Span[] {
	if (field.name === "status" && test.kind === "number") {
		const [whole, code] = /\bSIP\/2\.0 (\d{3})\b/.exec(line) ?? [];
		if (whole === undefined || !test.matches(Number(code))) return [];
		const end = line.indexOf(whole) + whole.length;
		return [{ start: end - 3, end }];
	}
	return test.kind === "text" && LINES[field.name]?.test(line) ? test.pieces(line) : [];
}

function apart(spans: readonly Span[]): readonly Span[] {
	let end = 0;
	return spans.filter((span) => {
		if (span.start < end) return false;
		end = span.end;
		return true;
	});
}
