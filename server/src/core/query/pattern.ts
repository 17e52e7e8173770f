// Matches a query value against text: as a substring, as a whole, with wildcards, or as a regular expression.

import { RE2JS } from "re2js";
import { label } from "../printable.ts";
import type { Span } from "../text.ts";
import { withRanges } from "./unicodeClasses.ts";

/** True if a text matches. Takes linear time, whatever the user typed. */
export type TextTest = (text: string) => boolean;

/** The parts of a text that match, in order and without overlaps; meant for single lines. */
export type Pieces = (text: string) => Span[];

/** The text contains `value`, ignoring case. */
export function contains(value: string): TextTest {
	const wanted = value.toLowerCase();
	return (text) => text.toLowerCase().includes(wanted);
}

/** The text equals `value`, ignoring case. */
export function equals(value: string): TextTest {
	const wanted = value.toLowerCase();
	return (text) => text.length === value.length && text.toLowerCase() === wanted;
}

/** True if a value is a pattern: `*` stands for any characters, `?` for one. */
export function hasWildcards(value: string): boolean {
	return value.includes("*") || value.includes("?");
}

/** The whole text matches the pattern; with `anywhere`, part of one of its lines is enough. */
export function wildcards(pattern: string, anywhere: boolean): TextTest {
	const source = wildcardSource(pattern);
	const compiled = RE2JS.compile(anywhere ? source : `^(?:${source})$`, RE2JS.CASE_INSENSITIVE);
	return (text) => compiled.test(text);
}

/** Finds `value`, read as `form` says, anywhere in a line. */
export function piecesOf(form: "exact" | "wildcards" | "regex", value: string): Pieces {
	const sources = { exact: RE2JS.quote, wildcards: wildcardSource, regex: withRanges };
	let compiled: RE2JS | undefined;
	return (text) => {
		// Compiled at first use: most searches never ask where a line matches.
		compiled ??= RE2JS.compile(sources[form](value), RE2JS.CASE_INSENSITIVE);
		const matcher = compiled.matcher(text);
		const spans: Span[] = [];
		while (matcher.find())
			if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
		return spans;
	};
}

function wildcardSource(pattern: string): string {
	return pattern
		.split(/([*?])/)
		.map((part) => (part === "*" ? ".*" : part === "?" ? "." : RE2JS.quote(part)))
		.join("");
}

/**
 * Part of the text matches the regular expression, ignoring case, with `^` and `$` matching at each line. JavaScript's own
 * engine backtracks: `[a-z]+@contoso\.com` took minutes on a log of 10 MB. RE2 follows all alternatives at once and takes a
 * tenth of a second. Syntax that RE2 cannot support is rejected with an explanation.
 */
export function regularExpression(source: string): TextTest | { readonly problem: string } {
	try {
		const compiled = RE2JS.compile(withRanges(source), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
		if (!source.includes("$")) return (text) => compiled.test(text);
		// RE2 ends a line at LF, so the CR before it, as in these logs, would be part of the line.
		return (text) => compiled.test(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
	} catch (error) {
		return { problem: explain(source, error instanceof Error ? error.message : String(error)) };
	}
}

function explain(source: string, message: string): string {
	if (/\(\?<?[=!]/.test(source)) {
		return "Look-ahead and look-behind cannot be used: with them a search could take hours. Combine two terms with and, or, not instead.";
	}
	if (/\\[1-9]|\\k</.test(source)) {
		return "Backreferences cannot be used: with them a search could take hours.";
	}
	// After a colon the engine quotes the expression, preceded by flags that the user did not type.
	const said = message.replace(/^error parsing regexp:\s*/i, "").replace(/: `[^`]*`$/, "");
	return `This is not a valid regular expression (${label(said)}).`;
}
