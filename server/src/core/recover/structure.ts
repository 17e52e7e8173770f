// Classifies lines, to distinguish a log from other text: lines that start a record or message, and header lines after them.

import type { Dialect } from "../dialects/dialect.ts";
import { shownDialect, signAt } from "../dialects/dialects.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { header } from "../sip/facts/headers.ts";
import { method } from "../sip/facts/methods.ts";
import { isTokenChar, readStartLine } from "../sip/startLine.ts";
import { indexLines, isBlank, type LineIndex, skipBlanks } from "../text.ts";

/** The kind of a line, judging by its start. */
export type LineKind = number;

/** Any other line: a body, text after a record, prose. */
export const OTHER: LineKind = 0;
export const BLANK: LineKind = 1;
/** A record without a message. */
export const RECORD: LineKind = 2;
/** A record whose text is a SIP start line. */
export const MESSAGE: LineKind = 3;
/** A SIP start line without a record. */
export const START: LineKind = 4;
/** A known header in a header block. */
export const HEADER: LineKind = 5;
/** A line of a header block that is not a known header: a wrapped value or a custom header. */
export const LOOSE: LineKind = 6;

interface Lines {
	readonly text: string;
	readonly lines: LineIndex;
	/** The dialect that a line of the text shows; `undefined` for messages without a prefix, and behind a lead. */
	readonly dialect: Dialect | undefined;
}

/** The lines of a text and their kinds. */
export interface Structure extends Lines {
	readonly kinds: Uint8Array;
	readonly records: number;
	/** Records and messages without a record. */
	readonly heads: number;
	readonly headers: number;
	/** True if most header lines are preceded by a blank line. */
	readonly isSpaced: boolean;
}

/** Classifies the lines of `text` in one pass. A wrapped start line counts as one. Total and linear. */
export function readStructure(text: string): Structure {
	const lines = indexLines(text);
	const shown: Lines = { text, lines, dialect: shownDialect(text, lines) };
	const kinds = new Uint8Array(lines.count);
	let records = 0;
	let starts = 0;
	let headers = 0;
	let spaced = 0;
	/** Consecutive blank lines before the current line. One ends a header block; in a spaced block, two do. */
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
		} else if (isStart(text, lines, line, afterName(text, first))) {
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
			// The second line of a wrapped start line.
			if (wasBehindStart && !isHeader) behindStart = true;
		}
		blanks = 0;
	}
	return { ...shown, kinds, records, heads: records + starts, headers, isSpaced: spaced * 2 > headers };
}

/**
 * True if `to` shows more of a log than `from`, by far more than chance: a message quoted in another message's body does not
 * justify a change.
 */
export function showsMore(to: Structure, from: Structure): boolean {
	if (from.heads === 0) return to.heads > 0 && to.headers + to.records > 0;
	return to.heads >= 1.5 * from.heads && to.headers >= from.headers;
}

/** True if `text` contains a start line or a record prefix. */
export function mentionsLog(text: string): boolean {
	return LOG.test(text);
}

/** True if a record prefix of any dialect starts at `at`; the line ends at `end`. */
export function isRecord(text: string, at: number, end: number): boolean {
	return signAt(text, at, end) !== undefined;
}

/** The offset after the prefix of the record that starts with `line`; -1 without one. */
function recordText(shown: Lines, line: number): number {
	const { text, lines, dialect } = shown;
	const at = lineStart(shown, line);
	const hasPrefix = scanPrefix(text, at, PREFIX) || dialect?.scanPrefix(text, at, PREFIX, lines, line);
	return hasPrefix ? PREFIX.textStart : -1;
}

/** The first character of a line, after a byte order mark. */
function lineStart({ text, lines }: Lines, line: number): number {
	return lines.start(line) + (line === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
}

/** Where a start line on `line` would start: after the prefix of a record, after its name, or at the start of the line. */
export function startLineAt(shown: Lines, line: number): number {
	const textStart = recordText(shown, line);
	return textStart >= 0 ? textStart : afterName(shown.text, lineStart(shown, line));
}

/** The offset after the name that a server trace writes before a start line; `at` if it is not there. */
export function afterName(text: string, at: number): number {
	return text.startsWith(START_LINE, at) ? at + START_LINE.length : at;
}

/** True if `at..end`, the rest of a line, is a complete start line. */
export function isWholeStart(text: string, at: number, end: number): boolean {
	return isBareStart(text, at) && readStartLine(text, at, end) !== undefined;
}

/** True if the first word belongs to the start line, not to a lead or a sentence. */
function isBareStart(text: string, at: number): boolean {
	return text.startsWith("SIP/", at) || METHOD.test(text.slice(at, at + 24));
}

/**
 * True if a start line starts at `at` on `line`: a complete one, one followed by headers, or one wrapped to the next lines.
 */
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
 * The end of the start line at `at` if a known header follows on the same line; otherwise -1. The offset is that of the blank
 * before the header.
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
	// Only a header may follow the version of a request; the reason phrase of a response ends before the first known header.
	const limit = Math.min(end, from + LONGEST_REASON);
	for (; from < limit; from++) {
		if (!isBlank(text.charCodeAt(from))) continue;
		const next = from + 1;
		if (headerNameEnd(text, next, end) >= 0 && isName(text, next)) return from;
		if (request && !isBlank(text.charCodeAt(next))) return -1;
	}
	return -1;
}

/** True for a header name with a capital or hyphen, as joined headers have; `to: ` may be a word of a sentence. */
export function isName(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 65 && code <= 90) || /^[\w-]{1,20}-/.test(text.slice(at, at + 22));
}

/** True for a known method, followed by the start of a URI or nothing. */
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
 * The offset after the colon of a header whose full, known name is exactly at `at`; -1 if there is none. Compact names do
 * not count, since single letters prove nothing.
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
