// Parses a message into the positions of its parts as plain numbers, which can be cached, and creates a message from them.

import { isBlankLine, type LineIndex, type LogText, type Span, skipSpaces, trimEnd } from "../text.ts";
import { scanHeaders, untilBody, type VisitHeader } from "./headerBlock.ts";
import { type Header, type Message, type NameTest, nameTest } from "./message.ts";
import { readStartLine, type StartLine } from "./startLine.ts";

/**
 * Parses the message whose start line begins at `start` on `firstLine` and which ends before line `endLine` at the latest.
 * `undefined` if there is no start line. In a log that lists its messages field by field, `bodyHeader` is the lowercase name
 * of the line with the body.
 */
export function readMessage(
	text: string,
	lines: LineIndex,
	start: number,
	firstLine: number,
	endLine: number,
	bodyHeader?: string,
): Message | undefined {
	const places: number[] = [];
	const found = scanMessage(text, lines, start, firstLine, endLine, bodyHeader, places);
	return found ? messageAt(text, start, places, 0) : undefined;
}

/** The indexes of a message's positions in a list of numbers, relative to its first. Each header takes four numbers. */
const LINE_END = 0;
const BODY_START = 1;
const BODY_END = 2;
const END = 3;
const CLOSED = 4;
const COUNT = 5;
const HEADERS = 6;
const HEADER_SIZE = 4;

/**
 * The same, but appends the positions, relative to the start of the message, to `into`; returns false and appends nothing if
 * there is no start line.
 */
export function scanMessage(
	text: LogText,
	lines: LineIndex,
	start: number,
	firstLine: number,
	endLine: number,
	bodyHeader: string | undefined,
	into: number[],
): boolean {
	const lineEnd = lines.end(firstLine);
	if (!readStartLine(text, start, lineEnd)) return false;
	const first = into.length;
	const end = lines.start(endLine);
	into.push(lineEnd - start, 0, 0, end - start, 1, 0);
	const setBody = (from: number) => {
		const bodyStart = skipSpaces(text, from, end);
		into[first + BODY_START] = bodyStart - start;
		into[first + BODY_END] = trimEnd(text, bodyStart, end) - start;
	};
	const visit: VisitHeader = (nameStart, nameEnd, valueStart, valueEnd) => {
		into.push(nameStart - start, nameEnd - start, valueStart - start, valueEnd - start);
		into[first + COUNT]!++;
		return false;
	};
	if (bodyHeader !== undefined) {
		let listed = -1;
		const untilListed = untilBody(text, bodyHeader, visit, (at) => {
			listed = at;
		});
		scanHeaders(text, lines, firstLine + 1, endLine, untilListed);
		if (listed >= 0) {
			const bodyStart = skipSpaces(text, listed, end);
			const body = text.slice(bodyStart, trimEnd(text, bodyStart, end));
			if (body !== "" && !NO_BODY.test(body)) setBody(bodyStart);
			return true;
		}
		into.length = first + HEADERS;
		into[first + COUNT] = 0;
	}
	const bodyLine = scanHeaders(text, lines, firstLine + 1, endLine, visit);
	const bodyStart = skipSpaces(text, lines.start(bodyLine), end);
	const hasBody = bodyStart < end && expectsBody(text, lines, messageAt(text, start, into, first), firstLine);
	if (hasBody) setBody(bodyStart);
	else if (bodyStart < end) into[first + END] = lines.start(bodyLine) - start;
	into[first + CLOSED] = bodyLine < endLine || endsInBlankLine(text, lines, firstLine, endLine) ? 1 : 0;
	return true;
}

/** A list of positions: an array, or a typed column. */
export interface Places {
	at(index: number): number | undefined;
}

/** The message that begins at `start` and whose positions are in `places` from index `at`. */
export function messageAt(text: LogText, start: number, places: Places, at: number): Message {
	return new PlacedMessage(text, start, places, at);
}

/** Creates its parts on demand, since usually only the names of headers are accessed. */
class PlacedMessage implements Message {
	readonly #text: LogText;
	readonly #start: number;
	readonly #places: Places;
	readonly #at: number;
	#startLine: StartLine | undefined;

	constructor(text: LogText, start: number, places: Places, at: number) {
		this.#text = text;
		this.#start = start;
		this.#places = places;
		this.#at = at;
	}

	get startLine(): StartLine {
		this.#startLine ??= readStartLine(this.#text, this.#start, this.#place(LINE_END))!;
		return this.#startLine;
	}

	get startSpan(): Span {
		return { start: this.#start, end: trimEnd(this.#text, this.#start, this.#place(LINE_END)) };
	}

	get headers(): readonly Header[] {
		return this.all(() => true);
	}

	first(isWanted: NameTest): Header | undefined {
		const [start, places, end] = [this.#start, this.#places, this.#headersEnd()];
		for (let at = this.#at + HEADERS; at < end; at += HEADER_SIZE) {
			if (isWanted(start + places.at(at)!, start + places.at(at + 1)!)) return this.#headerAt(at);
		}
		return undefined;
	}

	all(isWanted: NameTest): readonly Header[] {
		const found: Header[] = [];
		const [start, places, end] = [this.#start, this.#places, this.#headersEnd()];
		for (let at = this.#at + HEADERS; at < end; at += HEADER_SIZE) {
			if (isWanted(start + places.at(at)!, start + places.at(at + 1)!)) found.push(this.#headerAt(at));
		}
		return found;
	}

	get headersClosed(): boolean {
		return this.#number(CLOSED) === 1;
	}

	get body(): Span | undefined {
		const [start, end] = [this.#place(BODY_START), this.#place(BODY_END)];
		return start < end ? { start, end } : undefined;
	}

	get span(): Span {
		return { start: this.#start, end: this.#place(END) };
	}

	#headersEnd(): number {
		return this.#at + HEADERS + this.#number(COUNT) * HEADER_SIZE;
	}

	#headerAt(at: number): Header {
		const [start, places] = [this.#start, this.#places];
		return new PlacedHeader(
			start + places.at(at)!,
			start + places.at(at + 1)!,
			start + places.at(at + 2)!,
			start + places.at(at + 3)!,
		);
	}

	#place(which: number): number {
		return this.#start + this.#number(which);
	}

	#number(which: number): number {
		return this.#places.at(this.#at + which)!;
	}
}

class PlacedHeader implements Header {
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

/** What a log that lists its messages field by field writes for an empty body. */
const NO_BODY = /^[-\u2013]$/;

/**
 * Text after the headers is a body unless the message says that it has none. In a message with extra blank lines and no
 * indication of a body, it is a caption: such messages come from web pages.
 */
function expectsBody(text: LogText, lines: LineIndex, message: Message, firstLine: number): boolean {
	const length = message.first(nameTest(text, "Content-Length"));
	if (length) return Number.parseInt(text.slice(length.value.start, length.value.end), 10) !== 0;
	if (message.first(nameTest(text, "Content-Type"))) return true;
	return !isBlankLine(text, lines, firstLine + 1);
}

/**
 * True if the blank line that ends the headers is the last one before `endLine`. In a message with extra blank lines one
 * follows each header, so the end of the headers takes two. A line without a line ending is still being written.
 */
function endsInBlankLine(text: LogText, lines: LineIndex, firstLine: number, endLine: number): boolean {
	const isBlank = (line: number) => line > firstLine && isBlankLine(text, lines, line);
	if (!isBlank(endLine - 1) || lines.end(endLine - 1) === lines.start(endLine)) return false;
	return !isBlank(firstLine + 1) || isBlank(endLine - 2);
}
