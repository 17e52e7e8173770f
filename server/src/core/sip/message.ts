// A SIP message as the positions of its parts, for features that look at a single message.

import { type LogText, type Span, slice } from "../text.ts";
import { addressName, readAddress } from "./address.ts";
import { header as headerFact } from "./facts/headers.ts";
import { parameter } from "./headerBlock.ts";
import type { StartLine } from "./startLine.ts";

/** A header; `value` covers all its folded lines. */
export interface Header {
	readonly name: Span;
	readonly value: Span;
	/** The bounds of `name`, for callers that test many headers. */
	readonly nameStart: number;
	readonly nameEnd: number;
}

/** Tests whether the name at `start..end` is the wanted one. */
export type NameTest = (start: number, end: number) => boolean;

/** A message as positions in the log. All spans are offsets into the text of the log. */
export interface Message {
	readonly startLine: StartLine;
	/** The start line, without what precedes it on its line. */
	readonly startSpan: Span;
	/** In log order; names may repeat. Created on each access, so use `first` and `all` to look for particular ones. */
	readonly headers: readonly Header[];
	/** The first header whose name passes the test. */
	first(isWanted: NameTest): Header | undefined;
	/** All such headers, in order. */
	all(isWanted: NameTest): readonly Header[];
	/** True if a blank line or a body shows that the last header is really the last one. */
	readonly headersClosed: boolean;
	/** The body without surrounding blank lines; `undefined` if there is none. */
	readonly body: Span | undefined;
	/** From the start line to the end of the message, including trailing white space but not stray text. */
	readonly span: Span;
}

/**
 * The headers every message must have (RFC 3261 §8.1.1, §8.2.6.2). Content-Length is not included because logs are trimmed.
 */
export const REQUIRED_HEADERS = ["Via", "From", "To", "Call-ID", "CSeq"] as const;

/** The end of the last header, or of the start line if there are no headers, before the line ending. */
export function headEnd({ startSpan, headers }: Pick<Message, "startSpan" | "headers">): number {
	return headers.at(-1)?.value.end ?? startSpan.end;
}

/** The start line and headers as they are in the log. */
export function headText(text: LogText, message: Message): string {
	return text.slice(message.startSpan.start, headEnd(message));
}

/** The first header with this name, long or compact, ignoring case (RFC 3261 §7.3.1, §7.3.3). */
export function findHeader(text: LogText, message: Message, name: string): Header | undefined {
	return message.first(nameTest(text, name));
}

/** All headers with this name in order. */
export function findHeaders(text: LogText, message: Message, name: string): readonly Header[] {
	return message.all(nameTest(text, name));
}

/** True if the message has a header with one of the names, in any case; none of the names may have a compact form. */
export function hasHeader(text: LogText, message: Message, names: HeaderNames): boolean {
	return (
		message.first(
			(start, end) => names.lengths.has(end - start) && names.all.has(text.slice(start, end).toLowerCase()),
		) !== undefined
	);
}

/** Header names to look for in one pass. */
export interface HeaderNames {
	/** In lower case. */
	readonly all: ReadonlySet<string>;
	/** Their lengths: nearly every other header has a name of another length. */
	readonly lengths: ReadonlySet<number>;
}

/** Prepares names for `hasHeader`; call it once per list. */
export function headerNames(...names: readonly string[]): HeaderNames {
	return { all: new Set(names.map((name) => name.toLowerCase())), lengths: new Set(names.map((name) => name.length)) };
}

/** The unfolded value of the first header with this name (RFC 3261 §7.3.1); `undefined` if missing. */
export function headerText(text: LogText, message: Message, name: string): string | undefined {
	const found = findHeader(text, message, name);
	return found && unfold(slice(text, found.value));
}

/** A header parameter (`tag`, `epid`, …) as text; `undefined` if the header or the parameter is missing. */
export function headerParameter(
	text: LogText,
	message: Message,
	name: string,
	parameterName: string,
): string | undefined {
	const found = findHeader(text, message, name);
	const span = found && parameter(text, found.value.start, found.value.end, parameterName);
	return span && slice(text, span);
}

/** The address in a header in short form: `alice@contoso.com` (see `addressName`); empty if it has none. */
export function headerAddress(text: LogText, message: Message, name: string): string {
	const value = headerText(text, message, name);
	return value === undefined ? "" : addressName(readAddress(value));
}

/** The length of the body in octets according to Content-Length (RFC 3261 §20.14); `undefined` without a number. */
export function contentLength(text: LogText, message: Message): number | undefined {
	const value = headerText(text, message, "Content-Length") ?? "";
	return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** The event package without its parameters (RFC 6665 §8.2.1), as written; empty if there is none. */
export function eventPackage(text: LogText, message: Message): string {
	return /^[^\s;,]*/.exec(headerText(text, message, "Event") ?? "")![0];
}

/**
 * Restores a value as its sender wrote it: on one line, with each line ending and surrounding white space replaced by one
 * blank, and without the entities that the source of a web page has for brackets and quotes.
 */
export function unfold(value: string): string {
	// Most values are on one line, and searching for line endings is much cheaper than the pattern.
	const line = value.includes("\n") || value.includes("\r") ? value.replace(WRAP, " ") : value;
	return line.includes("&") ? line.replace(ENTITY, (_, name: string) => ENTITIES[name.toLowerCase()]!) : line;
}

/** No header of these messages contains these names after an ampersand for any other reason. */
const ENTITY = /&(lt|gt|quot|amp);/gi;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** Matches only from the first of several blanks, so that a long run of them takes linear time. */
const WRAP = /(?<![ \t])[ \t]*[\r\n][ \t\r\n]*/g;

/** Creates a test for the name of a header, long or compact, ignoring case. */
export function nameTest(text: LogText, name: string): NameTest {
	const { long, compact } = namesOf(name);
	return (start, end) => {
		const length = end - start;
		if (length === 1) return compact !== undefined && text.charAt(start).toLowerCase() === compact;
		if (length !== long.length) return false;
		for (let at = 0; at < length; at++) {
			// Header names only contain letters, digits and hyphens, which this bit keeps distinct.
			if ((text.charCodeAt(start + at) | 32) !== long.charCodeAt(at)) return false;
		}
		return true;
	};
}

/** The names of a header, in lower case. The code uses a few dozen names, each of them frequently. */
function namesOf(name: string): { readonly long: string; readonly compact: string | undefined } {
	let names = NAMES.get(name);
	if (!names) {
		names = { long: name.toLowerCase(), compact: headerFact(name)?.compact };
		if (NAMES.size < MOST_NAMES) NAMES.set(name, names);
	}
	return names;
}

const NAMES = new Map<string, { readonly long: string; readonly compact: string | undefined }>();

/** More than our own code uses. Beyond this no name is cached, so that the map cannot grow without limit. */
const MOST_NAMES = 200;
