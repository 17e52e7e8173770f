// The index of a log: where its records and messages stand and the few numbers that matching needs, in typed arrays.
// Nobody outside this folder knows how it stores them. No piece of the text is copied.

import { type Frame, readFrame } from "../log/frame.ts";
import { DAY_MS, emptyPrefix, type RecordPrefix, scanPrefix } from "../log/record.ts";
import { parameter } from "../sip/headerBlock.ts";
import { findHeader, type Message, readMessage } from "../sip/message.ts";
import { indexLines, type LineIndex, type Span, slice } from "../text.ts";
import { Interner, NO_SYMBOL } from "./interner.ts";
import { ALL_HEADERS, indexMessages, type MessageColumns } from "./messageColumns.ts";
import { FIRST_DAY, indexRecords, type RecordColumns } from "./recordColumns.ts";

export { NO_SYMBOL } from "./interner.ts";
export { GREATEST_NUMBER, NO_NUMBER } from "./messageColumns.ts";

/** Everything that is known of a log before its messages are brought together. Records and messages are numbered from 0 in file order. */
export interface LogIndex {
	readonly text: string;
	readonly lines: LineIndex;
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
	 * where the log has them, else from the steps of the time of day. Negative for a record of the day before.
	 */
	clock(record: number): number;
	/** The process id that wrote the record. */
	process(record: number): number;
	prefix(record: number): RecordPrefix;
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
	/** As a symbol too, but read from the text at each call: matching does without it. */
	toTag(message: number): number;
	/** The branch of the topmost Via. */
	branch(message: number): number;
	/** The CSeq number; `NO_NUMBER` where it is missing or unreadable, at most `GREATEST_NUMBER`. */
	cseqNumber(message: number): number;
	/** True when the five headers that every message must have are there and have a value (RFC 3261 §8.1.1). */
	hasRequiredHeaders(message: number): boolean;
	/** The message of a record; -1 when the record holds none. */
	ofRecord(record: number): number;
	/** The whole message with its headers, read from the text at each call. */
	read(message: number): Message;
}

/** Indexes a whole log. Total: any text has an index, and the time it takes is linear in the text's length. */
export function indexLog(text: string): LogIndex {
	const lines = indexLines(text);
	const symbols = new Interner(text);
	const recordColumns = indexRecords(text, lines);
	const messageColumns = indexMessages(text, lines, recordColumns, symbols);
	const records = recordIndex(text, lines, recordColumns);
	return {
		text,
		lines,
		records,
		messages: messageIndex(text, lines, records, messageColumns, symbols),
		symbolText: (symbol) => slice(text, symbols.span(symbol)),
	};
}

function recordIndex(text: string, lines: LineIndex, columns: RecordColumns): RecordIndex {
	const count = columns.line.count;
	const line = (record: number) => columns.line.at(record);
	const endLine = (record: number) => (record + 1 < count ? line(record + 1) : columns.endLine);
	return {
		count,
		line,
		endLine,
		span: (record) => ({ start: lines.start(line(record)), end: lines.start(endLine(record)) }),
		textStart: (record) => lines.start(line(record)) + columns.prefixLength.at(record),
		clock: (record) => (columns.day.at(record) - FIRST_DAY) * DAY_MS + columns.time.at(record),
		process: (record) => columns.process.at(record),
		prefix(record) {
			const prefix = emptyPrefix();
			scanPrefix(text, lines.start(line(record)) + (record === 0 ? columns.firstSkip : 0), prefix);
			return prefix;
		},
		frame(record) {
			const start = lines.start(line(record)) + columns.prefixLength.at(record);
			return readFrame(text, start, lines.end(line(record)));
		},
		atLine: (wanted) => (count === 0 || wanted < line(0) ? -1 : columns.line.lastAtMost(wanted)),
	};
}

function messageIndex(
	text: string,
	lines: LineIndex,
	records: RecordIndex,
	columns: MessageColumns,
	symbols: Interner,
): MessageIndex {
	const record = (message: number) => columns.record.at(message);
	const line = (message: number) => columns.line.at(message);
	const count = columns.record.count;
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
			const to = findHeader(text, read(message), "To");
			const tag = to && parameter(text, to.value.start, to.value.end, "tag");
			return tag ? symbols.intern(tag.start, tag.end) : NO_SYMBOL;
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

	function read(message: number): Message {
		const endLine = records.endLine(record(message));
		const found = readMessage(text, lines, columns.start.at(message), line(message), endLine);
		// The index made a message of this line because the same reader found its start line.
		if (!found) throw new Error(`No start line for message ${message}`);
		return found;
	}
}
