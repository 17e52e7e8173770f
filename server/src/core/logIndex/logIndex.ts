// The index of a log: where its records and messages stand and the few numbers that matching needs, in typed arrays.
// Nobody outside this folder knows how it stores them. No piece of the text is copied.

import type { Dialect, DialectFacts, Stamp } from "../dialects/dialect.ts";
import { dialectOf } from "../dialects/dialects.ts";
import type { Frame } from "../log/frame.ts";
import { DAY_MS, emptyPrefix, type RecordPrefix, timeOfDay } from "../log/record.ts";
import { parameter } from "../sip/headerBlock.ts";
import { findHeader, type Message } from "../sip/message.ts";
import { scanMessage } from "../sip/readMessage.ts";
import { indexLines, type LineIndex, type Span, slice } from "../text.ts";
import { clockText } from "../words.ts";
import { Interner, NO_SYMBOL } from "./interner.ts";
import { ALL_HEADERS, indexMessages, type MessageColumns } from "./messageColumns.ts";
import { messageStore } from "./messageStore.ts";
import { FIRST_DAY, indexRecords, type RecordColumns } from "./recordColumns.ts";

export { NO_SYMBOL } from "./interner.ts";
export { GREATEST_NUMBER, NO_NUMBER } from "./messageColumns.ts";

/** Everything that is known of a log before its messages are brought together. Records and messages are numbered from 0 in file order. */
export interface LogIndex {
	readonly text: string;
	readonly lines: LineIndex;
	/** What is to be said of the form that the log has. */
	readonly dialect: DialectFacts;
	readonly records: RecordIndex;
	readonly messages: MessageIndex;
	/** The piece of text that a symbol (a Call-ID, a tag, a branch, a method) stands for; empty for `NO_SYMBOL`. */
	symbolText(symbol: number): string;
}

/** The trace lines of the log. Arguments are record numbers. */
export interface RecordIndex {
	readonly count: number;
	/** The line with the prefix, and the line behind the record's last one. */
	line(record: number): number;
	endLine(record: number): number;
	span(record: number): Span;
	/** Where the text behind the prefix begins. */
	textStart(record: number): number;
	/**
	 * Milliseconds on a clock that starts at midnight before the first record and goes on over midnights: from the dates
	 * where the log has them, else from the steps of the time of day. Negative for a record of the day before. Not a number
	 * (`NaN`) in a log without times, so that every comparison of two of them is false.
	 */
	clock(record: number): number;
	/** The ids of the process and of the thread that wrote the record. */
	process(record: number): number;
	thread(record: number): number;
	prefix(record: number): RecordPrefix;
	/** When it was written, as the log writes it. */
	stamp(record: number): Stamp;
	/** What the record says of a packet; `undefined` when it is no framing record. */
	frame(record: number): Frame | undefined;
	/** The record on `line`, or the last one that begins before it; -1 before the first. */
	atLine(line: number): number;
}

/** The SIP messages of the log. Arguments are message numbers. */
export interface MessageIndex {
	readonly count: number;
	record(message: number): number;
	/** Where the start line begins, and on which line. */
	start(message: number): number;
	line(message: number): number;
	/**
	 * The status code of a response, 0 for a request. Kept between 1 and 65,535: a code of zero counts as 1, a greater one as
	 * 65,535; the start line of `read` has it as it is written.
	 */
	status(message: number): number;
	/** Symbols; `NO_SYMBOL` where the message has none. Two messages of one log have equal symbols for equal texts. */
	method(message: number): number;
	callId(message: number): number;
	cseqMethod(message: number): number;
	fromTag(message: number): number;
	/** As a symbol too, but read from the text at the first call: matching does without it. */
	toTag(message: number): number;
	/** The branch of the topmost Via. */
	branch(message: number): number;
	/** The CSeq number; `NO_NUMBER` where it is missing or unreadable, at most `GREATEST_NUMBER`. */
	cseqNumber(message: number): number;
	/** True when the five headers that every message must have are there and have a value (RFC 3261 §8.1.1). */
	hasRequiredHeaders(message: number): boolean;
	/** The message of a record; -1 when the record holds none. */
	ofRecord(record: number): number;
	/** The whole message with its headers, scanned at the first call. */
	read(message: number): Message;
}

/** Indexes a whole log. Total: any text has an index, and the time it takes is linear in the text's length. */
export function indexLog(text: string): LogIndex {
	const lines = indexLines(text);
	const symbols = new Interner(text);
	const dialect = dialectOf(text, lines);
	const recordColumns = indexRecords(text, lines, dialect);
	const messageColumns = indexMessages(text, lines, recordColumns, symbols, dialect);
	const records = recordIndex(text, lines, recordColumns, dialect);
	return {
		text,
		lines,
		dialect,
		records,
		messages: messageIndex(text, lines, records, messageColumns, symbols, dialect),
		symbolText: (symbol) => slice(text, symbols.span(symbol)),
	};
}

function recordIndex(text: string, lines: LineIndex, columns: RecordColumns, dialect: Dialect): RecordIndex {
	const count = columns.line.count;
	const line = (record: number) => columns.line.at(record);
	const endLine = (record: number) => (record + 1 < count ? line(record + 1) : columns.endLine);
	const textStart = (record: number) => lines.start(line(record)) + columns.prefixLength.at(record);
	const prefix = (record: number) => {
		const into = emptyPrefix();
		const start = lines.start(line(record)) + (record === 0 ? columns.firstSkip : 0);
		dialect.scanPrefix(text, start, into, lines, line(record));
		return into;
	};
	return {
		count,
		line,
		endLine,
		span: (record) => ({ start: lines.start(line(record)), end: lines.start(endLine(record)) }),
		textStart,
		clock: dialect.hasTimes
			? (record) => (columns.day.at(record) - FIRST_DAY) * DAY_MS + columns.time.at(record)
			: () => Number.NaN,
		process: (record) => columns.process.at(record),
		thread: (record) => columns.thread.at(record),
		prefix,
		stamp(record) {
			if (!dialect.hasTimes || !(record >= 0 && record < count)) return NO_STAMP;
			if (dialect.readStamp) return dialect.readStamp(text, lines.start(line(record)), textStart(record));
			return stampOf(prefix(record));
		},
		frame: (record) => dialect.readFrame(text, lines, line(record), textStart(record)),
		atLine: (wanted) => (count === 0 || wanted < line(0) ? -1 : columns.line.lastAtMost(wanted)),
	};
}

const NO_STAMP: Stamp = Object.freeze({ date: null, time: null, text: "" });

/** The numbers of a prefix as ISO 8601 has them. */
function stampOf({ day, time, isWholeSecond }: RecordPrefix): Stamp {
	const date = day === null ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);
	const clock = clockText(timeOfDay(time), !isWholeSecond);
	return { date, time: clock, text: date === null ? clock : `${date} ${clock}` };
}

function messageIndex(
	text: string,
	lines: LineIndex,
	records: RecordIndex,
	columns: MessageColumns,
	symbols: Interner,
	dialect: Dialect,
): MessageIndex {
	const record = (message: number) => columns.record.at(message);
	const line = (message: number) => columns.line.at(message);
	const count = columns.record.count;
	const read = messageStore(text, count, (message, into) => {
		const recordEnd = records.endLine(record(message));
		const endLine = dialect.messageEnd ? dialect.messageEnd(text, lines, line(message), recordEnd) : recordEnd;
		scanMessage(text, lines, columns.start.at(message), line(message), endLine, dialect.bodyHeader, into);
	});
	/** The symbol and 1 more, so that 0 says that it was not read yet. */
	let toTags: Uint32Array | undefined;
	return {
		count,
		record,
		line,
		start: (message) => columns.start.at(message),
		status: (message) => columns.status.at(message),
		method: (message) => columns.method.at(message),
		callId: (message) => columns.callId.at(message),
		cseqMethod: (message) => columns.cseqMethod.at(message),
		cseqNumber: (message) => columns.cseqNumber.at(message),
		fromTag: (message) => columns.fromTag.at(message),
		toTag(message) {
			toTags ??= new Uint32Array(count);
			if (toTags[message] === 0) toTags[message] = readToTag(message) + 1;
			return toTags[message]! - 1;
		},
		branch: (message) => columns.branch.at(message),
		hasRequiredHeaders: (message) => columns.headers.at(message) === ALL_HEADERS,
		ofRecord(wanted) {
			if (count === 0) return -1;
			const message = columns.record.lastAtMost(wanted);
			return record(message) === wanted ? message : -1;
		},
		read,
	};

	function readToTag(message: number): number {
		const to = findHeader(text, read(message), "To");
		const tag = to && parameter(text, to.value.start, to.value.end, "tag");
		return tag ? symbols.intern(tag.start, tag.end) : NO_SYMBOL;
	}
}
