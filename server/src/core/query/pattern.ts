// How a value of a query is looked for in text: as a piece, as a whole, with wildcards, or as a regular expression.

import { RE2JS } from "re2js";
import { label } from "../printable.ts";
import { withRanges } from "./unicodeClasses.ts";

/** True for a text that has what was looked for. Takes time in proportion to the text, whatever was typed. */
export type TextTest = (text: string) => boolean;

/** The text holds `value` somewhere, in any case. */
export function contains(value: string): TextTest {
	const wanted = value.toLowerCase();
	return (text) => text.toLowerCase().includes(wanted);
}

/** The text is `value` and nothing else, in any case. */
export function equals(value: string): TextTest {
	const wanted = value.toLowerCase();
	return (text) => text.length === value.length && text.toLowerCase() === wanted;
}

/** True for a value that is a pattern: `*` stands for any characters, `?` for one. */
export function hasWildcards(value: string): boolean {
	return value.includes("*") || value.includes("?");
}

/** The whole text matches the pattern; with `anywhere` a piece of one of its lines is enough. */
export function wildcards(pattern: string, anywhere: boolean): TextTest {
	const source = pattern
		.split(/([*?])/)
		.map((part) => (part === "*" ? ".*" : part === "?" ? "." : RE2JS.quote(part)))
		.join("");
	const compiled = RE2JS.compile(anywhere ? source : `^(?:${source})$`, RE2JS.CASE_INSENSITIVE);
	return (text) => compiled.test(text);
}

/**
 * A piece of the text matches the regular expression, in any case, with `^` and `$` at each line. JavaScript's own engine
 * tries alternatives one after the other: `[a-z]+@contoso\.com` kept it busy for minutes on a log of 10 MB. RE2 follows
 * them all at once and takes a tenth of a second. What cannot be done so has no place in it, and is explained.
 */
export function regularExpression(source: string): TextTest | { readonly problem: string } {
	try {
		const compiled = RE2JS.compile(withRanges(source), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
		if (!source.includes("$")) return (text) => compiled.test(text);
		// To RE2 a line ends at its LF, and the CR before it, as these logs have it, is a part of the line.
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
	// Behind a colon the engine quotes what it read, with flags before it that nobody typed.
	const said = message.replace(/^error parsing regexp:\s*/i, "").replace(/: `[^`]*`$/, "");
	return `This is not a valid regular expression (${label(said)}).`;
}
