// Finds what a query matches within a line, so that a terminal can highlight it in search results.

import type { Span } from "../text.ts";
import type { FieldName } from "./fields.ts";
import type { Query } from "./parse.ts";

/** The spans in a line (given without its line ending) that a term of the query matches, in order and without overlaps. */
export type PlacesIn = (line: string) => readonly Span[];

/**
 * Prepares a query for highlighting. Terms that do not match text (outcomes, problems, times) and negated terms have no
 * spans. Only the beginning of a line is searched, so that a body on a single line costs no more than any other line.
 */
export function placesOf(query: Query): PlacesIn {
	const terms = termsOf(query, false);
	return (line) => {
		// Do not search half a surrogate pair.
		const beginning = line.slice(0, LONGEST_LINE).replace(/[\ud800-\udbff]$/, "");
		const spans = terms.flatMap((term) => placesOfTerm(term, beginning));
		return apart(spans.sort((a, b) => a.start - b.start || b.end - a.end));
	};
}

type Term = Extract<Query, { kind: "term" }>;

/** In UTF-16 units. Every further match restarts the search where the previous one ended, so long lines would be slow. */
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

/** Which lines contain the value of a field. In most formats, a start line is preceded by the time and more. */
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
