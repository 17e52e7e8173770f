// The SIP messages of a log as columns: the position of each, and the numbers used for matching.

import type { Dialect } from "../dialects/dialect.ts";
import { parameter, scanHeaders, untilBody, type VisitHeader } from "../sip/headerBlock.ts";
import { readStartLine } from "../sip/startLine.ts";
import type { Steps } from "../steps.ts";
import { isDigit, isSpace, type LineIndex, type LogText, skipBlanks, skipSpaces } from "../text.ts";
import { Column } from "./columns.ts";
import type { ReparsedRange } from "./factCache.ts";
import { type Interner, NO_SYMBOL } from "./interner.ts";
import type { RecordColumns } from "./recordColumns.ts";

/** The CSeq number of a message whose CSeq is missing or unreadable. */
export const NO_NUMBER = 0xffffffff;
/** Represents every CSeq number too large for a column; RFC 3261 §8.1.1.5 requires less than 2^31. */
export const GREATEST_NUMBER = 0xfffffffe;

/** One entry per message, in file order. */
export interface MessageColumns {
	readonly record: Column;
	readonly line: Column;
	readonly start: Column;
	/** The status code, clamped to 1 to 65,535; 0 for a request. */
	readonly status: Column;
	readonly method: Column;
	readonly callId: Column;
	readonly cseqNumber: Column;
	readonly cseqMethod: Column;
	readonly fromTag: Column;
	readonly branch: Column;
	/** Which mandatory headers are present and not empty, one bit for each. */
	readonly headers: Column;
}

/**
 * Finds all messages. A start line is on the line of a record, or where the dialect puts it: after a framing record that
 * announces a packet, on the next line that is not blank.
 */
export function* indexMessages(
	text: LogText,
	lines: LineIndex,
	records: RecordColumns,
	symbols: Interner,
	dialect: Dialect,
): Steps<MessageColumns> {
	const { count } = records.line;
	const columns = emptyColumns(count >>> 1);
	for (let record = 0; record < count; record += RECORDS_A_STEP) {
		const end = Math.min(count, record + RECORDS_A_STEP);
		scanMessages(text, lines, records, symbols, dialect, record, end, columns);
		yield end / count;
	}
	return sealed(columns, symbols);
}

const RECORDS_A_STEP = 4000;

/**
 * The messages of a text after a change. Only changed records are searched, and the record before them, whose end has
 * changed. `symbols` must assign existing symbols the same numbers as before. Messages after the change move by `byLines`
 * lines and `byOffset` characters.
 */
export function changedMessages(
	before: MessageColumns,
	text: LogText,
	lines: LineIndex,
	records: RecordColumns,
	symbols: Interner,
	dialect: Dialect,
	reparsed: ReparsedRange,
	byLines: number,
	byOffset: number,
): { readonly messages: MessageColumns; readonly reparsed: ReparsedRange } {
	const firstRecord = Math.max(0, reparsed.from - 1);
	const kept = before.record.firstAtLeast(firstRecord);
	const moved = before.record.firstAtLeast(reparsed.to - reparsed.by);
	const columns = emptyColumns(before.record.count + 16);
	const names = Object.keys(columns) as (keyof MessageColumns)[];
	for (const name of names) columns[name].append(before[name], 0, kept);
	scanMessages(text, lines, records, symbols, dialect, firstRecord, reparsed.to, columns);
	const to = columns.record.count;
	const shift: Partial<Record<keyof MessageColumns, number>> = { record: reparsed.by, line: byLines, start: byOffset };
	for (const name of names) columns[name].append(before[name], moved, before.record.count, shift[name]);
	return { messages: sealed(columns, symbols), reparsed: { from: kept, to, by: to - moved } };
}

/** Appends the messages of the records `from..to` to `into`. */
function scanMessages(
	text: LogText,
	lines: LineIndex,
	records: RecordColumns,
	symbols: Interner,
	dialect: Dialect,
	from: number,
	to: number,
	into: MessageColumns,
): void {
	const keys = emptyKeys();
	const { bodyHeader } = dialect;
	const readKey = keyReader(text, symbols, keys);
	const visit = bodyHeader === undefined ? readKey : untilBody(text, bodyHeader, readKey);
	const count = records.line.count;

	for (let record = from; record < to; record++) {
		const recordLine = records.line.at(record);
		const endLine = record + 1 < count ? records.line.at(record + 1) : records.endLine;
		let line = recordLine;
		let start = lines.start(line) + records.prefixLength.at(record);
		let startLine = readStartLine(text, start, lines.end(line));
		if (!startLine) {
			start = dialect.messageStart(text, lines, line, start, endLine);
			if (start < 0) continue;
			while (line + 1 < endLine && lines.start(line + 1) <= start) line++;
			startLine = readStartLine(text, start, lines.end(line));
			if (!startLine) continue;
		}

		clear(keys);
		const messageEnd = dialect.messageEnd ? dialect.messageEnd(text, lines, line, endLine) : endLine;
		scanHeaders(text, lines, line + 1, messageEnd, visit);
		into.record.push(record);
		into.line.push(line);
		into.start.push(skipBlanks(text, start, lines.end(line)));
		if (startLine.kind === "request") {
			into.status.push(0);
			into.method.push(symbols.intern(startLine.method.start, startLine.method.end));
		} else {
			into.status.push(Math.max(1, Math.min(startLine.status, 0xffff)));
			into.method.push(NO_SYMBOL);
		}
		into.callId.push(keys.callId);
		into.cseqNumber.push(keys.cseqNumber);
		into.cseqMethod.push(keys.cseqMethod);
		into.fromTag.push(keys.fromTag);
		into.branch.push(keys.branch);
		into.headers.push(keys.filled);
	}
}

function sealed(columns: MessageColumns, symbols: Interner): MessageColumns {
	for (const column of Object.values(columns)) column.seal();
	symbols.seal();
	return columns;
}

function emptyColumns(expected: number): MessageColumns {
	const column = () => new Column(expected);
	return {
		record: column(),
		line: column(),
		start: column(),
		status: column(),
		method: column(),
		callId: column(),
		cseqNumber: column(),
		cseqMethod: column(),
		fromTag: column(),
		branch: column(),
		headers: column(),
	};
}

/** The numbers used for matching a message, from its headers. */
interface Keys {
	callId: number;
	cseqNumber: number;
	cseqMethod: number;
	fromTag: number;
	branch: number;
	/** Which of the five headers have occurred; the first occurrence counts. */
	seen: number;
	/** Which of them have a value. */
	filled: number;
}

function emptyKeys(): Keys {
	return {
		callId: NO_SYMBOL,
		cseqNumber: NO_NUMBER,
		cseqMethod: NO_SYMBOL,
		fromTag: NO_SYMBOL,
		branch: NO_SYMBOL,
		seen: 0,
		filled: 0,
	};
}

/** Resets `keys`, so that scanning a million messages allocates nothing for them. */
function clear(keys: Keys): void {
	keys.callId = NO_SYMBOL;
	keys.cseqNumber = NO_NUMBER;
	keys.cseqMethod = NO_SYMBOL;
	keys.fromTag = NO_SYMBOL;
	keys.branch = NO_SYMBOL;
	keys.seen = 0;
	keys.filled = 0;
}

/** Fills in `keys` from the headers visited, and stops when all five are present, usually long before the last header. */
function keyReader(text: LogText, symbols: Interner, keys: Keys): VisitHeader {
	return (nameStart, nameEnd, valueStart, valueEnd) => {
		const header = keyHeader(text, nameStart, nameEnd);
		if (header === 0 || (keys.seen & header) !== 0) return false;
		keys.seen |= header;
		if (valueStart < valueEnd) keys.filled |= header;
		if (header === CALL_ID) keys.callId = symbols.intern(valueStart, valueEnd);
		else if (header === CSEQ) readCSeq(text, valueStart, valueEnd, symbols, keys);
		else if (header === FROM) keys.fromTag = internParameter(text, valueStart, valueEnd, "tag", false, symbols);
		else if (header === VIA) keys.branch = internParameter(text, valueStart, valueEnd, "branch", true, symbols);
		return keys.seen === ALL_HEADERS;
	};
}

function internParameter(
	text: LogText,
	start: number,
	end: number,
	name: string,
	firstOnly: boolean,
	symbols: Interner,
) {
	const span = parameter(text, start, end, name, firstOnly);
	return span ? symbols.intern(span.start, span.end) : NO_SYMBOL;
}

/** `CSeq: 1 REGISTER` (RFC 3261 §20.16): a number below 2^31, white space, a method. */
function readCSeq(text: LogText, start: number, end: number, symbols: Interner, keys: Keys): void {
	let at = start;
	let number = 0;
	while (at < end && isDigit(text.charCodeAt(at))) {
		number = Math.min(number * 10 + text.charCodeAt(at) - 48, GREATEST_NUMBER);
		at++;
	}
	const method = skipSpaces(text, at, end);
	let methodEnd = method;
	while (methodEnd < end && !isSpace(text.charCodeAt(methodEnd))) methodEnd++;
	if (at === start || method === at || method === methodEnd) return;
	keys.cseqNumber = number;
	// Kept even if it is not a token, so that a finding can show it.
	keys.cseqMethod = symbols.intern(method, methodEnd);
}

const CALL_ID = 1;
const CSEQ = 2;
const FROM = 4;
const VIA = 8;
const TO = 16;
/** All five mandatory headers. */
export const ALL_HEADERS = CALL_ID | CSEQ | FROM | VIA | TO;

/** Which of the five a name is, regardless of case, in long or compact form (RFC 3261 §7.3.3); 0 for all others. */
function keyHeader(text: LogText, start: number, end: number): number {
	switch (end - start) {
		case 1:
			return COMPACT[text.charCodeAt(start) | 32] ?? 0;
		case 2:
			return isWord(text, start, "to") ? TO : 0;
		case 3:
			return isWord(text, start, "via") ? VIA : 0;
		case 4:
			return isWord(text, start, "from") ? FROM : isWord(text, start, "cseq") ? CSEQ : 0;
		case 7:
			return isWord(text, start, "call-id") ? CALL_ID : 0;
		default:
			return 0;
	}
}

const COMPACT: Readonly<Record<number, number>> = { 105: CALL_ID, 102: FROM, 116: TO, 118: VIA };

function isWord(text: LogText, start: number, word: string): boolean {
	for (let i = 0; i < word.length; i++) {
		if ((text.charCodeAt(start + i) | 32) !== word.charCodeAt(i)) return false;
	}
	return true;
}
