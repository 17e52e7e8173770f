// Scans the headers of a message and finds the start of its body, in all the layouts of logs and pasted text.

import {
	isBlank,
	isBlankLine,
	isSpace,
	type LineIndex,
	type LogText,
	type Span,
	skipBlanks,
	trimEnd,
} from "../text.ts";
import { isTokenChar } from "./startLine.ts";

/**
 * Called for each header in order. The value runs from its first to its last non-blank character across all folded lines; an
 * empty value has `valueStart === valueEnd`. Return true to stop.
 */
export type VisitHeader = (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => boolean;

/**
 * Scans the header block on the lines `from..to` (`from` is the line after the start line, `to` is exclusive) and calls
 * `visit` for each header. Returns the line on which the body begins, `to` if there is no more text, or the current line if
 * the visitor stopped.
 *
 * RFC 3261 §7.3 ends the headers at the first blank line. Logs that went through a text-mode stream or a web page have blank
 * lines between the headers too, which a blank line directly after the start line reveals. Then a single blank line is
 * spacing, and the headers end at two, or at a line that cannot be a header. Values may be folded with indentation (§7.3.1)
 * or, in pasted text, without: after a comma or semicolon, or inside quotes or angle brackets. A whole block may be
 * indented.
 */
export function scanHeaders(text: LogText, lines: LineIndex, from: number, to: number, visit: VisitHeader): number {
	const spaced = from < to && isBlankLine(text, lines, from);
	let indent = -1;
	let blankLines = 0;
	let nameStart = -1;
	let nameEnd = 0;
	let valueStart = 0;
	let valueEnd = 0;
	const value = new OpenValue();

	/** Passes the collected header to the visitor; true if the visitor wants no more. */
	const close = () => {
		const isEnough = nameStart >= 0 && visit(nameStart, nameEnd, valueStart, valueEnd);
		nameStart = -1;
		return isEnough;
	};

	for (let line = from; line < to; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		// Nearly every line of a header block is a header as clients write it, and needs none of what follows.
		const plainColon = indent <= 0 ? plainNameEnd(text, start) : -1;
		if (plainColon >= 0) {
			if (close()) return line;
			indent = 0;
			blankLines = 0;
			nameStart = start;
			nameEnd = plainColon;
			valueStart = skipBlanks(text, plainColon + 1, end);
			valueEnd = trimEnd(text, valueStart, end);
			value.begin(valueStart);
			continue;
		}
		const first = skipBlanks(text, start, end);
		if (first === end) {
			blankLines++;
			if (spaced && blankLines < 2) continue;
			close();
			return line + 1;
		}
		const colon = headerColon(text, first, end);
		if (indent < 0) indent = colon < 0 ? 0 : first - start;
		const isFolded = nameStart >= 0 && first - start > indent;
		const isHeader = colon >= 0 && !isUriScheme(text, first, colon);
		if (isFolded || (nameStart >= 0 && !isHeader && value.isOpen(text, valueEnd))) {
			if (valueStart === valueEnd) valueStart = first;
			valueEnd = trimEnd(text, valueStart, end);
		} else if (isHeader) {
			if (close()) return line;
			nameStart = first;
			nameEnd = trimEnd(text, first, colon);
			valueStart = skipBlanks(text, colon + 1, end);
			valueEnd = trimEnd(text, valueStart, end);
			value.begin(valueStart);
		} else {
			if (close()) return line;
			if (blankLines > 0 || looksLikeBody(text, first)) return line;
		}
		blankLines = 0;
	}
	close();
	return to;
}

/**
 * Wraps a visitor for a message whose body is announced by a line that looks like a header: `name`, in lower case. The
 * visitor does not see that line and what follows.
 */
export function untilBody(
	text: LogText,
	name: string,
	visit: VisitHeader,
	foundBody?: (start: number) => void,
): VisitHeader {
	return (nameStart, nameEnd, valueStart, valueEnd) => {
		if (nameEnd - nameStart !== name.length || text.slice(nameStart, nameEnd).toLowerCase() !== name) {
			return visit(nameStart, nameEnd, valueStart, valueEnd);
		}
		foundBody?.(valueStart);
		return true;
	};
}

/**
 * Tells whether a header value is incomplete: it ends in a comma or semicolon, or inside quotes or angle brackets. A quote
 * inside a word, which a Call-ID may contain (RFC 3261 §25.1 `word`), does not start a quoted string. Remembers its
 * position, so that a value folded over many lines takes linear time.
 */
class OpenValue {
	#at = 0;
	#quoted = false;
	#angled = false;

	begin(at: number): void {
		this.#at = at;
		this.#quoted = false;
		this.#angled = false;
	}

	isOpen(text: LogText, end: number): boolean {
		for (; this.#at < end; this.#at++) {
			const code = text.charCodeAt(this.#at);
			if (code === BACKSLASH && this.#quoted) this.#at++;
			else if (code === QUOTE) this.#quoted = !this.#quoted && !isTokenChar(text.charCodeAt(this.#at - 1));
			else if (!this.#quoted && code === LESS_THAN) this.#angled = true;
			else if (!this.#quoted && code === GREATER_THAN) this.#angled = false;
		}
		const last = text.charCodeAt(end - 1);
		return this.#quoted || this.#angled || last === COMMA || last === SEMICOLON;
	}
}

/** The colon after a header name that starts at `first` (RFC 3261 §7.3.1: blanks may precede it); -1 if there is none. */
function headerColon(text: LogText, first: number, end: number): number {
	let at = first;
	while (at < end && isTokenChar(text.charCodeAt(at))) at++;
	if (at === first) return -1;
	while (at < end && isBlank(text.charCodeAt(at))) at++;
	return text.charCodeAt(at) === COLON && at < end ? at : -1;
}

/** The colon right behind a name that starts with a capital at `start`; -1 when none stands there. */
function plainNameEnd(text: LogText, start: number): number {
	const code = text.charCodeAt(start);
	if (code < UPPER_A || code > UPPER_Z) return -1;
	let at = start + 1;
	while (isTokenChar(text.charCodeAt(at))) at++;
	return text.charCodeAt(at) === COLON ? at : -1;
}

function isUriScheme(text: LogText, start: number, colon: number): boolean {
	// Header names usually begin with a capital, schemes never do: the cheap test first.
	return (
		colon - start <= 6 && text.charCodeAt(start) >= LOWER_A && URI_SCHEMES.has(text.slice(start, colon).toLowerCase())
	);
}

const URI_SCHEMES = new Set(["sip", "sips", "tel", "http", "https", "mailto", "im", "pres", "urn", "data"]);

/**
 * True for the first line of a body whose preceding blank line got lost: an XML element (or a viewer's rendering of one), or
 * SDP.
 */
function looksLikeBody(text: LogText, first: number): boolean {
	return text.startsWith("<", first) || text.startsWith("- <", first) || text.startsWith("v=0", first);
}

/**
 * The value of the parameter `name` (lower case) in the header value `start..end`: what follows `;name=` outside quotes and
 * angle brackets, without its own quotes. `undefined` if missing; an empty span if it has no value. With `firstOnly` the
 * search ends at the first comma, where a second Via or Contact would begin (RFC 3261 §7.3.1).
 */
export function parameter(
	text: LogText,
	start: number,
	end: number,
	name: string,
	firstOnly = false,
): Span | undefined {
	let quoted = false;
	let angled = false;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		// Letters and digits, which are most characters, have no meaning here.
		if (isPlain(code)) continue;
		if (quoted) {
			if (code === BACKSLASH) at++;
			else if (code === QUOTE) quoted = false;
		} else if (code === QUOTE) quoted = true;
		else if (code === LESS_THAN) angled = true;
		else if (code === GREATER_THAN) angled = false;
		else if (code === COMMA && firstOnly && !angled) return undefined;
		else if (code === SEMICOLON && !angled) {
			const equals = nameEndsAt(text, at + 1, end, name);
			if (equals >= 0) return parameterValue(text, equals, end, firstOnly);
		}
	}
	return undefined;
}

function isPlain(code: number): boolean {
	return (code > GREATER_THAN && code !== BACKSLASH) || (code > COMMA && code < SEMICOLON);
}

/** The end of `name`, which starts at `from` or after white space; -1 if another name is there. */
function nameEndsAt(text: LogText, from: number, end: number, name: string): number {
	let at = from;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	for (let i = 0; i < name.length; i++, at++) {
		if ((text.charCodeAt(at) | 32) !== name.charCodeAt(i)) return -1;
	}
	if (at > end || isTokenChar(text.charCodeAt(at))) return -1;
	return at;
}

function parameterValue(text: LogText, nameEnd: number, end: number, firstOnly: boolean): Span {
	let start = nameEnd;
	while (start < end && isSpace(text.charCodeAt(start))) start++;
	if (start >= end || text.charCodeAt(start) !== EQUALS) return { start: nameEnd, end: nameEnd };
	start++;
	while (start < end && isSpace(text.charCodeAt(start))) start++;
	if (text.charCodeAt(start) === QUOTE && start < end) {
		let close = start + 1;
		while (close < end && text.charCodeAt(close) !== QUOTE) close += text.charCodeAt(close) === BACKSLASH ? 2 : 1;
		return { start: start + 1, end: Math.min(close, end) };
	}
	let stop = start;
	while (stop < end) {
		const code = text.charCodeAt(stop);
		if (code === SEMICOLON || (firstOnly && code === COMMA)) break;
		stop++;
	}
	return { start, end: trimEnd(text, start, stop) };
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const SEMICOLON = 59;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const BACKSLASH = 92;
const UPPER_A = 65;
const UPPER_Z = 90;
const LOWER_A = 97;
