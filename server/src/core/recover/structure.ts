// What tells a log from other text: the lines that begin a record or a message, and the header lines behind them.

import type { Dialect } from "../dialects/dialect.ts";
import { shownDialect, signAt } from "../dialects/dialects.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { header } from "../sip/facts/headers.ts";
import { method } from "../sip/facts/methods.ts";
import { isTokenChar, readStartLine } from "../sip/startLine.ts";
import { indexLines, isBlank, type LineIndex, skipBlanks } from "../text.ts";

/** What a line is, as far as its beginning tells. */
export type LineKind = number;

/** A line of anything else: a body, text behind a record, prose. */
export const OTHER: LineKind = 0;
export const BLANK: LineKind = 1;
/** A record that is no message. */
export const RECORD: LineKind = 2;
/** A record whose text is a SIP start line. */
export const MESSAGE: LineKind = 3;
/** A SIP start line without a record. */
export const START: LineKind = 4;
/** A header that is known, in a header block. */
export const HEADER: LineKind = 5;
/** A line of a header block that is no header that is known: a wrapped value, or a header of somebody's own. */
export const LOOSE: LineKind = 6;

interface Lines {
	readonly text: string;
	readonly lines: LineIndex;
	/** The dialect that the text shows by a line of it; `undefined` for messages without a prefix, and behind a lead. */
	readonly dialect: Dialect | undefined;
}

/** The lines of a text and what each of them is. */
export interface Structure extends Lines {
	readonly kinds: Uint8Array;
	readonly records: number;
	/** Records and messages without a record. */
	readonly heads: number;
	readonly headers: number;
	/** True when most header lines have a blank line behind them. */
	readonly isSpaced: boolean;
}

/** Goes over the lines of `text` once. A start line that was wrapped counts as one. Total and linear. */
export function readStructure(text: string): Structure {
	const lines = indexLines(text);
	const shown: Lines = { text, lines, dialect: shownDialect(text, lines) };
	const kinds = new Uint8Array(lines.count);
	let records = 0;
	let starts = 0;
	let headers = 0;
	let spaced = 0;
	/** Blank lines since the last other one; 0 in a row means that the header block goes on. */
	let blanks = 0;
	let inHeaders = false;
	let isSpacedBlock = false;
	let behindStart = false;

	for (let line = 0; line < lines.count; line++) {
		const end = lines.end(line);
		const first = skipBlanks(text, lineStart(shown, line), end);
		if (first === end) {
			kinds[line] = BLANK;
			blanks++;
			if (behindStart) isSpacedBlock = true;
			else if (!isSpacedBlock || blanks > 1) inHeaders = false;
			behindStart = false;
			continue;
		}
		const wasBehindStart = behindStart;
		behindStart = false;
		const textStart = recordText(shown, line);
		if (textStart >= 0) {
			records++;
			const isMessage = isStart(text, lines, line, textStart);
			kinds[line] = isMessage ? MESSAGE : RECORD;
			inHeaders = isMessage;
			behindStart = isMessage;
			isSpacedBlock = false;
		} else if (isStart(text, lines, line, behindName(text, first))) {
			starts++;
			kinds[line] = START;
			inHeaders = true;
			behindStart = true;
			isSpacedBlock = false;
		} else if (inHeaders) {
			const isHeader = headerNameEnd(text, first, end) >= 0;
			kinds[line] = isHeader ? HEADER : LOOSE;
			if (isHeader) {
				headers++;
				if (blanks > 0) spaced++;
			}
			// The second line of a start line that was wrapped.
			if (wasBehindStart && !isHeader) behindStart = true;
		}
		blanks = 0;
	}
	return { ...shown, kinds, records, heads: records + starts, headers, isSpaced: spaced * 2 > headers };
}

/**
 * True when `to` shows more of a log than `from` does, by far more than chance: what was one message in a text quoted in
 * another message's body is no reason to change anything.
 */
export function showsMore(to: Structure, from: Structure): boolean {
	if (from.heads === 0) return to.heads > 0 && to.headers + to.records > 0;
	return to.heads >= 1.5 * from.heads && to.headers >= from.headers;
}

/** True when `text` has a start line or the prefix of a record anywhere in it. */
export function mentionsLog(text: string): boolean {
	return LOG.test(text);
}

/** True when the prefix of a record, in any dialect, stands at `at`; the line ends at `end`. */
export function isRecord(text: string, at: number, end: number): boolean {
	return signAt(text, at, end) !== undefined;
}

/** Behind the prefix of the record that begins with `line`; -1 when none does. */
function recordText(shown: Lines, line: number): number {
	const { text, lines, dialect } = shown;
	const at = lineStart(shown, line);
	const hasPrefix = scanPrefix(text, at, PREFIX) || dialect?.scanPrefix(text, at, PREFIX, lines, line);
	return hasPrefix ? PREFIX.textStart : -1;
}

/** The first character of a line, behind a byte order mark. */
function lineStart({ text, lines }: Lines, line: number): number {
	return lines.start(line) + (line === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
}

/** Where a start line would begin on `line`: behind the prefix of a record, behind its name, or where the line does. */
export function startLineAt(shown: Lines, line: number): number {
	const textStart = recordText(shown, line);
	return textStart >= 0 ? textStart : behindName(shown.text, lineStart(shown, line));
}

/** Behind the name that the trace of a server gives to a start line; `at` where it does not stand there. */
export function behindName(text: string, at: number): number {
	return text.startsWith(START_LINE, at) ? at + START_LINE.length : at;
}

/** Whether `at..end`, the rest of a line, is a whole start line. */
export function isWholeStart(text: string, at: number, end: number): boolean {
	return isBareStart(text, at) && readStartLine(text, at, end) !== undefined;
}

/** Whether the first word of a start line is its own, and no lead and no word of a sentence. */
function isBareStart(text: string, at: number): boolean {
	return text.startsWith("SIP/", at) || METHOD.test(text.slice(at, at + 24));
}

/** Whether a start line begins at `at` on `line`: whole, with headers behind it, or wrapped to the next lines. */
function isStart(text: string, lines: LineIndex, line: number, at: number): boolean {
	const end = lines.end(line);
	if (readStartLine(text, at, end)) return isBareStart(text, at);
	if (joinedStartEnd(text, at, end) >= 0) return true;
	if (!isRequestBegin(text, at, end) || end - at > LONGEST_START) return false;
	const begin = text.slice(at, end);
	let apart = begin;
	let together = begin;
	for (let next = line + 1; next <= line + 2 && next < lines.count; next++) {
		const start = lines.start(next);
		if (lines.end(next) - start > LONGEST_START) return false;
		const more = text.slice(start, lines.end(next));
		apart += ` ${more}`;
		together += more;
		for (const joined of [apart, together, `${together.slice(0, -more.length)} ${more}`]) {
			if (readStartLine(joined, 0, joined.length) || joinedStartEnd(joined, 0, joined.length) >= 0) return true;
		}
	}
	return false;
}

/**
 * Where the start line ends that begins at `at` and goes on with a known header, or with a record; -1 when none does. The
 * offset is that of the blank before the header.
 */
export function joinedStartEnd(text: string, at: number, end: number): number {
	if (end - at < 20) return -1;
	const first = skipBlanks(text, at, end);
	const begin = text.slice(first, Math.min(end, first + LONGEST_START));
	const request = isRequestBegin(text, first, end)
		? /^[A-Z]{2,12}[ \t]+\S{3,}(?:[ \t]+SIP\/2\.0)(?=[ \t]+\S)/.exec(begin)
		: null;
	const status = request ? null : /^SIP\/2\.0[ \t]+\d{3}(?=[ \t]+\S)/.exec(begin);
	const found = request ?? status;
	if (!found) return -1;
	let from = first + found[0].length;
	// What stands behind a version is no start line's; the words of a status end before the first known header.
	const limit = Math.min(end, from + LONGEST_REASON);
	for (; from < limit; from++) {
		if (!isBlank(text.charCodeAt(from))) continue;
		const next = from + 1;
		if (headerNameEnd(text, next, end) >= 0 && isName(text, next)) return from;
		if (request && !isBlank(text.charCodeAt(next))) return -1;
	}
	return -1;
}

/** Names are written with a capital or a hyphen where they were joined: `to: ` may be a word. */
export function isName(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 65 && code <= 90) || /^[\w-]{1,20}-/.test(text.slice(at, at + 22));
}

/** True for a method that exists with the beginning of a URI behind it, or nothing. */
export function isRequestBegin(text: string, at: number, end: number): boolean {
	let nameEnd = at;
	while (nameEnd < end && nameEnd < at + LONGEST_METHOD && isCapital(text.charCodeAt(nameEnd))) nameEnd++;
	if (nameEnd < at + 3 || (nameEnd < end && !isBlank(text.charCodeAt(nameEnd)))) return false;
	if (method(text.slice(at, nameEnd)) === undefined) return false;
	const uri = skipBlanks(text, nameEnd, end);
	return uri === end || URI_BEGIN.test(text.slice(uri, Math.min(end, uri + 8)));
}

function isCapital(code: number): boolean {
	return code >= 65 && code <= 90;
}

/**
 * Behind the colon of a header whose full name is known and stands exactly at `at`; -1 when none does. Names of one letter
 * do not count: they prove nothing.
 */
export function headerNameEnd(text: string, at: number, end: number): number {
	const code = text.charCodeAt(at) | 32;
	if (code < 97 || code > 122) return -1;
	const limit = Math.min(end, at + LONGEST_NAME);
	let nameEnd = at;
	while (nameEnd < limit && isTokenChar(text.charCodeAt(nameEnd))) nameEnd++;
	if (nameEnd - at < 2) return -1;
	const colon = skipBlanks(text, nameEnd, Math.min(end, nameEnd + 4));
	if (colon >= end || text.charCodeAt(colon) !== COLON) return -1;
	return header(text.slice(at, nameEnd)) === undefined ? -1 : colon + 1;
}

const PREFIX = emptyPrefix();
const START_LINE = "Start-Line: ";
const BYTE_ORDER_MARK = 0xfeff;
const COLON = 58;
const LONGEST_NAME = 60;
const LONGEST_METHOD = 12;
const LONGEST_START = 2000;
const LONGEST_REASON = 200;
const METHOD = /^[ \t]*[A-Za-z]{2,20}[ \t]/;
const URI_BEGIN = /^<?(?:sips?|tel|im|pres):/i;
const LOG =
	/SIP\/2\.0\s\d{3}\s|\ssips?:\S{1,500}\s+SIP\/2\.0\b|\d\d:\d\d:\d\d[.,]\d{3}\s{0,8}[\dA-F]{1,8}\s?:\s?[\dA-F]/;
