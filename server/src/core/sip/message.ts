// One SIP message with the places of its parts: what a feature asks for when it looks at a single message.

import { type Span, slice } from "../text.ts";
import { addressName, readAddress } from "./address.ts";
import { header as headerFact } from "./facts/headers.ts";
import { parameter } from "./headerBlock.ts";
import type { StartLine } from "./startLine.ts";

/** A header as it stands; `value` covers all lines it is wrapped to. */
export interface Header {
	readonly name: Span;
	readonly value: Span;
	/** The ends of `name`, for whoever looks through many headers. */
	readonly nameStart: number;
	readonly nameEnd: number;
}

/** Says whether the name on `start..end` is a wanted one. */
export type NameTest = (start: number, end: number) => boolean;

/** One message as places in the text of the log. All spans are offsets into that text. */
export interface Message {
	readonly startLine: StartLine;
	/** The start line's text, without what stands before it on its line. */
	readonly startSpan: Span;
	/** In the order of the log; the same name may come several times. Made at each request: to look for one there are `first` and `all`. */
	readonly headers: readonly Header[];
	/** The first header whose name, by its offsets, is the wanted one. */
	first(isWanted: NameTest): Header | undefined;
	/** All such headers, in order. */
	all(isWanted: NameTest): readonly Header[];
	/** True when a blank line or a body shows that the last header is really the last one. */
	readonly headersClosed: boolean;
	/** The body without the blank lines around it; `undefined` when there is none. */
	readonly body: Span | undefined;
	/** From the start line to the end of the message; white space at its end belongs to it, loose text does not. */
	readonly span: Span;
}

/** What every message must have (RFC 3261 §8.1.1, §8.2.6.2). Content-Length is not among them: logs are trimmed. */
export const REQUIRED_HEADERS = ["Via", "From", "To", "Call-ID", "CSeq"] as const;

/** Where the last header ends, or the start line of a message without any; the end of that line lies behind it. */
export function headEnd({ startSpan, headers }: Pick<Message, "startSpan" | "headers">): number {
	return headers.at(-1)?.value.end ?? startSpan.end;
}

/** Start line and headers as they stand in the log. */
export function headText(text: string, message: Message): string {
	return text.slice(message.startSpan.start, headEnd(message));
}

/** The first header of that name, long or compact, in any case (RFC 3261 §7.3.1, §7.3.3). */
export function findHeader(text: string, message: Message, name: string): Header | undefined {
	return message.first(nameTest(text, name));
}

/** All headers of that name in order. */
export function findHeaders(text: string, message: Message, name: string): readonly Header[] {
	return message.all(nameTest(text, name));
}

/** The value of the first header of that name with its folding undone (RFC 3261 §7.3.1); `undefined` when absent. */
export function headerText(text: string, message: Message, name: string): string | undefined {
	const found = findHeader(text, message, name);
	return found && unfold(slice(text, found.value));
}

/** A header's parameter (`tag`, `epid`, …) as text; `undefined` when the header or the parameter is absent. */
export function headerParameter(
	text: string,
	message: Message,
	name: string,
	parameterName: string,
): string | undefined {
	const found = findHeader(text, message, name);
	const span = found && parameter(text, found.value.start, found.value.end, parameterName);
	return span && slice(text, span);
}

/** Whom a header names, as people write it: `alice@contoso.com` (see `addressName`); empty where it names nobody. */
export function headerAddress(text: string, message: Message, name: string): string {
	const value = headerText(text, message, name);
	return value === undefined ? "" : addressName(readAddress(value));
}

/** The length of the body in octets as Content-Length has it (RFC 3261 §20.14); `undefined` without a number. */
export function contentLength(text: string, message: Message): number | undefined {
	const value = headerText(text, message, "Content-Length") ?? "";
	return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** The event package without its parameters (RFC 6665 §8.2.1), as it is written; empty where there is none. */
export function eventPackage(text: string, message: Message): string {
	return /^[^\s;,]*/.exec(headerText(text, message, "Event") ?? "")![0];
}

/**
 * A value as its sender wrote it: on one line, each line end with the white space around it one blank, and without the
 * entities that the source of a web page has for brackets and quotes.
 */
export function unfold(value: string): string {
	// Nearly every value stands on one line; a search for line ends is far cheaper than the pattern.
	const line = value.includes("\n") || value.includes("\r") ? value.replace(WRAP, " ") : value;
	return line.includes("&") ? line.replace(ENTITY, (_, name: string) => ENTITIES[name.toLowerCase()]!) : line;
}

/** Names that no header of these messages holds behind an ampersand for any other reason. */
const ENTITY = /&(lt|gt|quot|amp);/gi;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };

/** Only the first of several blanks is tried, so that a long run of them is read once and not from each of them on. */
const WRAP = /(?<![ \t])[ \t]*[\r\n][ \t\r\n]*/g;

/** Tells the names of a header, long or compact, in any case. */
export function nameTest(text: string, name: string): NameTest {
	const { long, compact } = namesOf(name);
	return (start, end) => {
		const length = end - start;
		if (length === 1) return compact !== undefined && text.charAt(start).toLowerCase() === compact;
		if (length !== long.length) return false;
		for (let at = 0; at < length; at++) {
			// Header names have only letters, digits and hyphens, which this bit leaves apart.
			if ((text.charCodeAt(start + at) | 32) !== long.charCodeAt(at)) return false;
		}
		return true;
	};
}

/** The names of a header, in lower case. Callers name a few dozen headers in their code, and ask for each of them often. */
function namesOf(name: string): { readonly long: string; readonly compact: string | undefined } {
	let names = NAMES.get(name);
	if (!names) {
		names = { long: name.toLowerCase(), compact: headerFact(name)?.compact };
		if (NAMES.size < MOST_NAMES) NAMES.set(name, names);
	}
	return names;
}

const NAMES = new Map<string, { readonly long: string; readonly compact: string | undefined }>();

/** More than our own code names. Past it no name is kept, so that the map cannot grow without end. */
const MOST_NAMES = 200;
