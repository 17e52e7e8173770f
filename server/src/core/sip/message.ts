// One SIP message with the places of its parts: what a feature asks for when it looks at a single message.

import { isBlankLine, type LineIndex, type Span, skipSpaces, slice, trimEnd } from "../text.ts";
import { addressName, readAddress } from "./address.ts";
import { header as headerFact } from "./facts/headers.ts";
import { parameter, scanHeaders, untilBody, type VisitHeader } from "./headerBlock.ts";
import { readStartLine, type StartLine } from "./startLine.ts";

/** A header as it stands; `value` covers all lines it is wrapped to. */
export interface Header {
	readonly name: Span;
	readonly value: Span;
	/** The ends of `name`, for whoever looks through many headers. */
	readonly nameStart: number;
	readonly nameEnd: number;
}

/** One message as places in the text of the log. All spans are offsets into that text. */
export interface Message {
	readonly startLine: StartLine;
	/** The start line's text, without what stands before it on its line. */
	readonly startSpan: Span;
	/** In the order of the log; the same name may come several times. */
	readonly headers: readonly Header[];
	/** True when a blank line or a body shows that the last header is really the last one. */
	readonly headersClosed: boolean;
	/** The body without the blank lines around it; `undefined` when there is none. */
	readonly body: Span | undefined;
	/** From the start line to the end of the message; white space at its end belongs to it, loose text does not. */
	readonly span: Span;
}

/** Makes its spans when they are asked for: of most headers nobody asks for more than the name. */
class HeaderPlace implements Header {
	readonly nameStart: number;
	readonly nameEnd: number;
	readonly #valueStart: number;
	readonly #valueEnd: number;

	constructor(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) {
		this.nameStart = nameStart;
		this.nameEnd = nameEnd;
		this.#valueStart = valueStart;
		this.#valueEnd = valueEnd;
	}

	get name(): Span {
		return { start: this.nameStart, end: this.nameEnd };
	}

	get value(): Span {
		return { start: this.#valueStart, end: this.#valueEnd };
	}
}

/**
 * Reads the message whose start line begins at `start` on `firstLine` and which ends before line `endLine` at the
 * latest. `undefined` when no start line stands there. A log that lists its messages field by field has a name, in lower
 * case, for the line with the body: `bodyHeader`.
 */
export function readMessage(
	text: string,
	lines: LineIndex,
	start: number,
	firstLine: number,
	endLine: number,
	bodyHeader?: string,
): Message | undefined {
	const startEnd = lines.end(firstLine);
	const startLine = readStartLine(text, start, startEnd);
	if (!startLine) return undefined;
	const headers: Header[] = [];
	const visit: VisitHeader = (nameStart, nameEnd, valueStart, valueEnd) => {
		headers.push(new HeaderPlace(nameStart, nameEnd, valueStart, valueEnd));
		return false;
	};
	const end = lines.start(endLine);
	if (bodyHeader !== undefined) {
		let listed = -1;
		const untilListed = untilBody(text, bodyHeader, visit, (at) => {
			listed = at;
		});
		scanHeaders(text, lines, firstLine + 1, endLine, untilListed);
		if (listed >= 0) {
			const body = { start: skipSpaces(text, listed, end), end: trimEnd(text, listed, end) };
			return {
				startLine,
				startSpan: { start, end: trimEnd(text, start, startEnd) },
				headers,
				headersClosed: true,
				body: body.start < body.end && !NO_BODY.test(text.slice(body.start, body.end)) ? body : undefined,
				span: { start, end },
			};
		}
		headers.length = 0;
	}
	const bodyLine = scanHeaders(text, lines, firstLine + 1, endLine, visit);
	const bodyStart = skipSpaces(text, lines.start(bodyLine), end);
	const hasBody = bodyStart < end && expectsBody(text, lines, headers, firstLine);
	return {
		startLine,
		startSpan: { start, end: trimEnd(text, start, startEnd) },
		headers,
		headersClosed: bodyLine < endLine || endsInBlankLine(text, lines, firstLine, endLine),
		body: hasBody ? { start: bodyStart, end: trimEnd(text, bodyStart, end) } : undefined,
		span: { start, end: hasBody || bodyStart >= end ? end : lines.start(bodyLine) },
	};
}

/** What such a log has in the place of a body that is empty. */
const NO_BODY = /^[-\u2013]$/;

/**
 * True when the blank line that ends the headers is the last one before `endLine`. In a message spaced out by blank lines
 * one stands behind each header, so the end of the headers takes two. A line without a line end is still being written.
 */
function endsInBlankLine(text: string, lines: LineIndex, firstLine: number, endLine: number): boolean {
	const isBlank = (line: number) => line > firstLine && isBlankLine(text, lines, line);
	if (!isBlank(endLine - 1) || lines.end(endLine - 1) === lines.start(endLine)) return false;
	return !isBlank(firstLine + 1) || isBlank(endLine - 2);
}

/** What every message must have (RFC 3261 §8.1.1, §8.2.6.2). Content-Length is not among them: logs are trimmed. */
export const REQUIRED_HEADERS = ["Via", "From", "To", "Call-ID", "CSeq"] as const;

/** The first header of that name, long or compact, in any case (RFC 3261 §7.3.1, §7.3.3). */
export function findHeader(text: string, message: Message, name: string): Header | undefined {
	const isNamed = nameTest(text, name);
	return message.headers.find(isNamed);
}

/** All headers of that name in order. */
export function findHeaders(text: string, message: Message, name: string): readonly Header[] {
	return message.headers.filter(nameTest(text, name));
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

/**
 * Text behind the headers is a body unless the message says it has none. In a message spaced out by blank lines and
 * without any word of a body it is a caption: such messages come from web pages.
 */
function expectsBody(text: string, lines: LineIndex, headers: readonly Header[], firstLine: number): boolean {
	const length = headers.find(nameTest(text, "Content-Length"));
	if (length) return Number.parseInt(slice(text, length.value), 10) !== 0;
	if (headers.some(nameTest(text, "Content-Type"))) return true;
	return !isBlankLine(text, lines, firstLine + 1);
}

function nameTest(text: string, name: string): (header: Header) => boolean {
	const { long, compact } = namesOf(name);
	return ({ nameStart: start, nameEnd }) => {
		const length = nameEnd - start;
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
