// The index of a log: the positions of its records and messages, and the numbers needed for matching, in typed arrays. How
// they are stored is private to this folder. No part of the text is copied.

import type { Dialect, DialectFacts, Stamp } from "../dialects/dialect.ts";
import { dialectOf, lineOfSign } from "../dialects/dialects.ts";
import type { Frame } from "../log/frame.ts";
import { DAY_MS, emptyPrefix, type RecordPrefix, timeOfDay } from "../log/record.ts";
import { parameter } from "../sip/headerBlock.ts";
import { findHeader, type Message } from "../sip/message.ts";
import { scanMessage } from "../sip/readMessage.ts";
import { asPart, atOnce, type Steps } from "../steps.ts";
import { indexLines, type LogText, type Span, type TextChange, type TextLines } from "../text.ts";
import { clockText } from "../words.ts";
import { type Fact, type FactCache, factCache, type ReparsedRange } from "./factCache.ts";
import { Interner, NO_SYMBOL } from "./interner.ts";
import { ALL_HEADERS, changedMessages, indexMessages, type MessageColumns } from "./messageColumns.ts";
import { type MessageStore, messageStore, type Source } from "./messageStore.ts";
import { changedRecords, FIRST_DAY, indexRecords, type RecordColumns } from "./recordColumns.ts";

export { type Fact, type FactCache, factCache, type ReparsedRange } from "./factCache.ts";
export { NO_SYMBOL } from "./interner.ts";
export { GREATEST_NUMBER, NO_NUMBER } from "./messageColumns.ts";

/** Everything known about a log before its messages are matched. Records and messages are numbered from 0, in file order. */
export interface LogIndex {
	readonly text: LogText;
	readonly lines: TextLines;
	/** Facts about the format of the log. */
	readonly dialect: DialectFacts;
	readonly records: RecordIndex;
	readonly messages: MessageIndex;
	/** The text of a symbol (a Call-ID, tag, branch or method); empty for `NO_SYMBOL`. */
	symbolText(symbol: number): string;
	/**
	 * A function that returns the result of `read` for each message, computed once and cached while the text around it
	 * changes. The requirements for `read` are described at `FactCache.of`.
	 */
	fact<T>(read: (index: LogIndex, message: number) => T): Fact<T>;
	/** The same for a `read` that also uses records up to `REACH` away from the message. */
	surroundingFact<T>(read: (index: LogIndex, message: number) => T): Fact<T>;
	/** The same for records. */
	recordFact<T>(read: (index: LogIndex, record: number) => T): Fact<T>;
	/**
	 * The index of the text after a change. Text before and after the change is not parsed again, if the format of the log
	 * permits it. The result is that of indexing the whole text, except that symbols may have other numbers.
	 */
	changed(text: LogText, change: TextChange): ChangedIndex;
}

/** How many records away from a message still count as its surroundings. */
export const REACH = 64;

/** An index after a change. */
export interface ChangedIndex {
	readonly index: LogIndex;
	/**
	 * The messages that may have changed, either themselves or in their surroundings; `undefined` if all were parsed again,
	 * and symbols have other numbers.
	 */
	readonly touched: ReparsedRange | undefined;
}

/** The records of the log. Arguments are record numbers. */
export interface RecordIndex {
	readonly count: number;
	/** The line with the prefix, and the line after the last line of the record. */
	line(record: number): number;
	endLine(record: number): number;
	span(record: number): Span;
	/** The offset of the text after the prefix. */
	textStart(record: number): number;
	/**
	 * Milliseconds on a clock that starts at midnight before the first record and continues over later midnights: computed
	 * from the dates of the log, or else from jumps in the time of day. Negative for a record from an earlier day. `NaN` in a
	 * log without times, so that every comparison is false.
	 */
	clock(record: number): number;
	/** The ids of the process and the thread that wrote the record. */
	process(record: number): number;
	thread(record: number): number;
	prefix(record: number): RecordPrefix;
	/** When it was written, in the format of the log. */
	stamp(record: number): Stamp;
	/** The packet that the record describes; `undefined` if it is not a framing record. */
	frame(record: number): Frame | undefined;
	/** The record on `line`, or the last one that starts before it; -1 before the first. */
	atLine(line: number): number;
}

/** The SIP messages of the log. Arguments are message numbers. */
export interface MessageIndex {
	readonly count: number;
	record(message: number): number;
	/** The offset of the start line, and its line. */
	start(message: number): number;
	line(message: number): number;
	/**
	 * The status code of a response, or 0 for a request. Clamped to 1 to 65,535; the start line of `read` has the code as
	 * written.
	 */
	status(message: number): number;
	/** Symbols; `NO_SYMBOL` if missing. In one log, equal texts have equal symbols. */
	method(message: number): number;
	callId(message: number): number;
	cseqMethod(message: number): number;
	fromTag(message: number): number;
	/** Also a symbol, but read from the text at the first call, since matching rarely needs it. */
	toTag(message: number): number;
	/** The branch of the topmost Via. */
	branch(message: number): number;
	/** The CSeq number, at most `GREATEST_NUMBER`; `NO_NUMBER` if it is missing or unreadable. */
	cseqNumber(message: number): number;
	/** True if the five mandatory headers are present and not empty (RFC 3261 §8.1.1). */
	hasRequiredHeaders(message: number): boolean;
	/** The message of a record; -1 if it has none. */
	ofRecord(record: number): number;
	/** The whole message with its headers, scanned at the first call. */
	read(message: number): Message;
}

/** Indexes a whole log. Total: any text has an index. Takes linear time. */
export function indexLog(text: LogText): LogIndex {
	return atOnce(indexing(text));
}

/** The same in steps. */
export function* indexing(text: LogText): Steps<LogIndex> {
	const lines = indexLines(text);
	yield;
	const symbols = new Interner(text);
	const dialect = dialectOf(text, lines);
	const records = yield* asPart(indexRecords(text, lines, dialect), 0, 0.2);
	const messages = yield* asPart(indexMessages(text, lines, records, symbols, dialect), 0.2, 0.8);
	const parts = { text, lines, dialect, records, messages, symbols };
	return indexOf({
		...parts,
		store: messageStore(sourceOf(parts)),
		facts: factCache(messages.record.count),
		surroundingFacts: factCache(messages.record.count),
		recordFacts: factCache(records.line.count),
	});
}

/** The parts of an index that are read from the text. */
interface Read {
	readonly text: LogText;
	readonly lines: TextLines;
	readonly dialect: Dialect;
	readonly records: RecordColumns;
	readonly messages: MessageColumns;
	readonly symbols: Interner;
}

interface Parts extends Read {
	readonly store: MessageStore;
	/** Facts about messages, about messages with their surroundings, and about records. */
	readonly facts: FactCache;
	readonly surroundingFacts: FactCache;
	readonly recordFacts: FactCache;
}

/** The parts after a change, and the affected messages; `undefined` if the whole text must be parsed again. */
function changedParts(
	before: Parts,
	text: LogText,
	change: TextChange,
): { readonly parts: Parts; readonly touched: ReparsedRange } | undefined {
	const { dialect, lines: linesBefore } = before;
	// Appended text never changes the dialect, but a change before the line that identifies it may.
	if (!dialect.readsRecordsAlone || change.start <= linesBefore.end(lineOfSign(before.text, linesBefore)))
		return undefined;
	if (before.symbols.lostCount > MOST_LOST) return undefined;
	const lines = linesBefore.changed(text, change);
	const by = lines.count - linesBefore.count;
	const range = { from: linesBefore.lineAt(change.start - 1), to: lines.lineAt(change.newEnd) + 1, by };
	const scanned = changedRecords(before.records, text, lines, dialect, range);
	if (!scanned) return undefined;
	// From now on, both versions share facts, but number new symbols separately. So all To tags have to be interned first.
	const toTag = before.facts.of(before, readToTag);
	for (let message = 0; message < before.messages.record.count; message++) toTag(message);
	const symbols = before.symbols.changed(text, change);
	const { records } = scanned;
	const byOffset = change.newEnd - change.oldEnd;
	const { messages, reparsed } = changedMessages(
		before.messages,
		text,
		lines,
		records,
		symbols,
		dialect,
		scanned.reparsed,
		by,
		byOffset,
	);
	const read = { text, lines, dialect, records, messages, symbols };
	// The end of the record before the first changed one has changed.
	const { from, to, by: byRecords } = scanned.reparsed;
	const first = Math.max(0, from - 1);
	const touched = {
		from: Math.min(reparsed.from, messages.record.firstAtLeast(first - REACH)),
		to: Math.max(reparsed.to, messages.record.firstAtLeast(to + REACH)),
		by: reparsed.by,
	};
	const parts = {
		...read,
		store: before.store.changed(sourceOf(read), reparsed),
		facts: before.facts.changed(messages.record.count, reparsed),
		surroundingFacts: before.surroundingFacts.changed(messages.record.count, touched),
		recordFacts: before.recordFacts.changed(records.line.count, { from: first, to, by: byRecords }),
	};
	return { parts, touched };
}

/** How many symbols that no longer occur may accumulate before the whole text is parsed again. */
const MOST_LOST = 20_000;

function sourceOf({ text, lines, dialect, records, messages }: Read): Source {
	const endLineOf = (record: number) =>
		record + 1 < records.line.count ? records.line.at(record + 1) : records.endLine;
	return {
		text,
		count: messages.record.count,
		start: (message) => messages.start.at(message),
		scan(message, into) {
			const line = messages.line.at(message);
			const recordEnd = endLineOf(messages.record.at(message));
			const endLine = dialect.messageEnd ? dialect.messageEnd(text, lines, line, recordEnd) : recordEnd;
			scanMessage(text, lines, messages.start.at(message), line, endLine, dialect.bodyHeader, into);
		},
	};
}

function indexOf(parts: Parts): LogIndex {
	const { text, lines, dialect, symbols, facts, surroundingFacts, recordFacts } = parts;
	const index: LogIndex = {
		text,
		lines,
		dialect,
		records: recordIndex(parts),
		messages: messageIndex(parts, facts.of(parts, readToTag)),
		symbolText: (symbol) => symbols.text(symbol),
		fact: (read) => facts.of(index, read),
		surroundingFact: (read) => surroundingFacts.of(index, read),
		recordFact: (read) => recordFacts.of(index, read),
		changed(after, change) {
			const changed = changedParts(parts, after, change);
			if (!changed) return { index: indexLog(after), touched: undefined };
			return { index: indexOf(changed.parts), touched: changed.touched };
		},
	};
	return index;
}

function recordIndex({ text, lines, records: columns, dialect }: Read): RecordIndex {
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

/** A prefix in ISO 8601 format. */
function stampOf({ day, time, isWholeSecond }: RecordPrefix): Stamp {
	const date = day === null ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);
	const clock = clockText(timeOfDay(time), !isWholeSecond);
	return { date, time: clock, text: date === null ? clock : `${date} ${clock}` };
}

function messageIndex({ messages: columns, store }: Parts, toTag: (message: number) => number): MessageIndex {
	const record = (message: number) => columns.record.at(message);
	const count = columns.record.count;
	return {
		count,
		record,
		line: (message) => columns.line.at(message),
		start: (message) => columns.start.at(message),
		status: (message) => columns.status.at(message),
		method: (message) => columns.method.at(message),
		callId: (message) => columns.callId.at(message),
		cseqMethod: (message) => columns.cseqMethod.at(message),
		cseqNumber: (message) => columns.cseqNumber.at(message),
		fromTag: (message) => columns.fromTag.at(message),
		toTag,
		branch: (message) => columns.branch.at(message),
		hasRequiredHeaders: (message) => columns.headers.at(message) === ALL_HEADERS,
		ofRecord(wanted) {
			if (count === 0) return -1;
			const message = columns.record.lastAtMost(wanted);
			return record(message) === wanted ? message : -1;
		},
		read: (message) => store.read(message),
	};
}

function readToTag({ text, store, symbols }: Parts, message: number): number {
	const to = findHeader(text, store.read(message), "To");
	const tag = to && parameter(text, to.value.start, to.value.end, "tag");
	return tag ? symbols.intern(tag.start, tag.end) : NO_SYMBOL;
}
