// The parts of a header value: parameters, words in a list, addresses.

import { isTokenChar } from "../../sip/startLine.ts";
import { isSpace, type LogText, type Span, skipSpaces, trimEnd } from "../../text.ts";

/** `;name=value`, or `name="value"` in credentials. */
export interface ValuePart {
	/** From the name to the end of the value, including quotes. */
	readonly span: Span;
	readonly name: Span;
	/** Without quotes; `undefined` for a parameter without a value. */
	readonly value: Span | undefined;
	/** True inside an address (`<sip:…;lr>`), false after it. */
	readonly inUri: boolean;
}

/** The syntax of a value: `a;b=c, d`, a bare address, or `Scheme name="value", name=value`. */
export type ValueStyle = "semicolons" | "uri" | "auth";

/** The parameter at `offset`; `undefined` if the offset is elsewhere in the value `start..end`. */
export function partAt(
	text: LogText,
	start: number,
	end: number,
	offset: number,
	style: ValueStyle,
): ValuePart | undefined {
	let found: ValuePart | undefined;
	scanParts(text, start, end, style, (part) => {
		if (offset >= part.span.start && offset <= part.span.end) found = part;
		return part.span.end < offset;
	});
	return found;
}

/** All parameters of a value in order; only the first ones if it is very long. */
export function allParts(text: LogText, start: number, end: number, style: ValueStyle): readonly ValuePart[] {
	const parts: ValuePart[] = [];
	scanParts(text, start, end, style, (part) => parts.push(part) < MOST_PARTS);
	return parts;
}

/** The word (RFC 3261 token, with `/` for content types) at `offset`. */
export function wordAt(text: LogText, start: number, end: number, offset: number): Span | undefined {
	const isWord = (at: number) => isTokenChar(text.charCodeAt(at)) || text.charAt(at) === "/";
	let first = offset;
	while (first > start && first > offset - LONGEST_WORD && isWord(first - 1)) first--;
	let last = offset;
	while (last < end && last < offset + LONGEST_WORD && isWord(last)) last++;
	return first < last ? { start: first, end: last } : undefined;
}

/**
 * The address at `offset`: from its scheme to the bracket, quote, comma or white space that ends it; without brackets, a
 * semicolon ends it too.
 */
export function uriAt(text: LogText, start: number, end: number, offset: number): Span | undefined {
	let first = offset;
	while (first > start && first > offset - LONGEST_WORD && !isUriEnd(text.charCodeAt(first - 1))) first--;
	const bracketed = text.charAt(first - 1) === "<" || text.charAt(first - 1) === '"';
	let last = Math.max(first, Math.min(offset, end));
	while (last < end && last < offset + LONGEST_WORD && !isUriEnd(text.charCodeAt(last))) last++;
	const uri = text.slice(first, last);
	if (!URI.test(uri)) return undefined;
	const semicolon = bracketed ? -1 : uri.indexOf(";");
	const span = { start: first, end: semicolon < 0 ? last : first + semicolon };
	return offset <= span.end ? span : undefined;
}

const URI = /^(?:sips?|tel|im|pres|urn|https?|mailto):/i;
const LONGEST_VALUE = 100_000;
const LONGEST_WORD = 2000;
const MOST_PARTS = 200;

/** Calls `visit` for each parameter until it returns false. Stops early in a value of several megabytes. */
function scanParts(
	text: LogText,
	start: number,
	valueEnd: number,
	style: ValueStyle,
	visit: (part: ValuePart) => boolean,
): void {
	const end = Math.min(valueEnd, start + LONGEST_VALUE);
	let angled = false;
	for (let at = start; at < end; ) {
		const char = text.charAt(at);
		if (char === "<") angled = true;
		else if (char === ">") angled = false;
		const part =
			at === start ? firstPart(text, at, end, style) : partFrom(text, at, end, style, angled || style === "uri");
		if (part && !visit(part)) return;
		if (part) at = part.span.end;
		else at = char === '"' ? quotedEnd(text, at, end) : at + 1;
	}
}

/** Some headers start with a parameter: `presence-state: register-action="added"`. Addresses never do. */
function firstPart(text: LogText, at: number, end: number, style: ValueStyle): ValuePart | undefined {
	const part = style === "uri" ? undefined : readPart(text, at, end, false);
	return part?.value ? part : undefined;
}

/** The parameter at `at`: after a semicolon, or in credentials a word with a value. */
function partFrom(text: LogText, at: number, end: number, style: ValueStyle, inUri: boolean): ValuePart | undefined {
	if (style !== "auth") return text.charAt(at) === ";" ? readPart(text, at + 1, end, inUri) : undefined;
	const isStart = isTokenChar(text.charCodeAt(at)) && !isTokenChar(text.charCodeAt(at - 1));
	const part = isStart ? readPart(text, at, end, false) : undefined;
	return part?.value ? part : undefined;
}

function readPart(text: LogText, from: number, end: number, inUri: boolean): ValuePart | undefined {
	const start = skipSpaces(text, from, end);
	let nameEnd = start;
	while (nameEnd < end && isTokenChar(text.charCodeAt(nameEnd))) nameEnd++;
	if (nameEnd === start) return undefined;
	const name = { start, end: nameEnd };
	const equals = skipSpaces(text, nameEnd, end);
	if (equals >= end || text.charAt(equals) !== "=") return { span: name, name, value: undefined, inUri };
	const valueStart = skipSpaces(text, equals + 1, end);
	if (valueStart < end && text.charAt(valueStart) === '"') return quotedPart(text, name, valueStart, end, inUri);
	let valueEnd = valueStart;
	const stops = inUri ? ";>?," : ";,>";
	while (valueEnd < end && !stops.includes(text.charAt(valueEnd))) valueEnd++;
	valueEnd = trimEnd(text, valueStart, valueEnd);
	return { span: { start, end: valueEnd }, name, value: { start: valueStart, end: valueEnd }, inUri };
}

function quotedPart(text: LogText, name: Span, open: number, end: number, inUri: boolean): ValuePart {
	const close = quotedEnd(text, open, end);
	const isClosed = close > open + 1 && text.charAt(close - 1) === '"';
	const value = { start: open + 1, end: isClosed ? close - 1 : close };
	return { span: { start: name.start, end: close }, name, value, inUri };
}

/** The offset after the quote that closes the one at `open`; `end` if it is not closed. */
function quotedEnd(text: LogText, open: number, end: number): number {
	for (let at = open + 1; at < end; at++) {
		if (text.charAt(at) === "\\") at++;
		else if (text.charAt(at) === '"') return at + 1;
	}
	return end;
}

function isUriEnd(code: number): boolean {
	return isSpace(code) || code === 34 || code === 44 || code === 60 || code === 62;
}
