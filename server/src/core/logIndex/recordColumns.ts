// The records of a log as columns, found in one pass over the starts of its lines.

import type { Dialect } from "../dialects/dialect.ts";
import { DAY_MS, emptyPrefix } from "../log/record.ts";
import type { Steps } from "../steps.ts";
import type { LineIndex, LogText } from "../text.ts";
import { Column } from "./columns.ts";
import type { ReparsedRange } from "./factCache.ts";

/** One entry per record, in file order. */
export interface RecordColumns {
	readonly line: Column;
	/** From the start of the record's line to its text. */
	readonly prefixLength: Column;
	/** Milliseconds since midnight, and the day, where the first record has `FIRST_DAY`. */
	readonly time: Column;
	readonly day: Column;
	readonly process: Column;
	readonly thread: Column;
	/** The line after the last record. An empty last line does not count. */
	readonly endLine: number;
	/** 1 if a byte order mark precedes a record on the first line, otherwise 0. */
	readonly firstSkip: number;
	/** The date of day 0; `null` in a log without dates. */
	readonly firstDate: number | null;
}

/** The lines of a text that are parsed again after a change: `from..to`. */
export interface ChangedLines {
	readonly from: number;
	readonly to: number;
	/** How many lines further down the lines from `to` on are than before. */
	readonly by: number;
}

/** The day number of the first record. Large enough for any earlier date, since merged logs may be in any order. */
export const FIRST_DAY = 4_000_000;

/** Finds all records. A line without a prefix belongs to the preceding record, or to none before the first. */
export function* indexRecords(text: LogText, lines: LineIndex, dialect: Dialect): Steps<RecordColumns> {
	const columns = emptyColumns(lines.count >>> 3);
	const calendar = new Calendar();
	for (let line = 0; line < lines.count; line += LINES_A_STEP) {
		scanRecords(text, lines, dialect, line, Math.min(lines.count, line + LINES_A_STEP), calendar, columns);
		yield line / lines.count;
	}
	return finished(text, lines, columns, calendar);
}

const LINES_A_STEP = 50_000;

/**
 * The records of a text after a change, for a dialect in which each record depends only on its own lines: only changed lines
 * are searched. `undefined` if the change affects the days of later records, which then have to be parsed again.
 */
export function changedRecords(
	before: RecordColumns,
	text: LogText,
	lines: LineIndex,
	dialect: Dialect,
	changed: ChangedLines,
): { readonly records: RecordColumns; readonly reparsed: ReparsedRange } | undefined {
	const kept = before.line.firstAtLeast(changed.from);
	const moved = before.line.firstAtLeast(changed.to - changed.by);
	const columns = emptyColumns(before.line.count + 16);
	const names = Object.keys(columns) as (keyof Columns)[];
	for (const name of names) columns[name].append(before[name], 0, kept);
	const dateAt = (line: number) => {
		const prefix = emptyPrefix();
		return dialect.scanPrefix(text, lines.start(line), prefix, lines, line) ? prefix.day : null;
	};
	const calendar = new Calendar();
	if (kept > 0) {
		// In a log put together from several, dates may start after the first record.
		if (before.firstDate !== null && dateAt(before.line.at(0)) === null) return undefined;
		calendar.resume(before.firstDate, columns.day.at(kept - 1), columns.time.at(kept - 1));
	}
	scanRecords(text, lines, dialect, changed.from, changed.to, calendar, columns);
	const to = columns.line.count;
	const end = before.line.count;
	let days = 0;
	if (moved < end) {
		if (calendar.firstDate !== before.firstDate) return undefined;
		const date = dateAt(before.line.at(moved) + changed.by);
		days = calendar.dayOf(date, before.time.at(moved)) - before.day.at(moved);
		if (days !== 0 && before.firstDate !== null) return undefined;
	}
	for (const name of names) {
		columns[name].append(before[name], moved, end, name === "line" ? changed.by : name === "day" ? days : 0);
	}
	const records = finished(text, lines, columns, calendar);
	return { records, reparsed: { from: kept, to, by: to - moved } };
}

/** The columns with an entry for each record. */
type Columns = { readonly [Name in keyof RecordColumns as RecordColumns[Name] extends Column ? Name : never]: Column };

function emptyColumns(expected: number): Columns {
	const column = () => new Column(expected);
	return {
		line: column(),
		prefixLength: column(),
		time: column(),
		day: column(),
		process: column(),
		thread: column(),
	};
}

function scanRecords(
	text: LogText,
	lines: LineIndex,
	dialect: Dialect,
	from: number,
	to: number,
	calendar: Calendar,
	into: Columns,
): void {
	const { line, prefixLength, time, day, process, thread } = into;
	const prefix = emptyPrefix();
	for (let number = from; number < to; number++) {
		const start = lines.start(number);
		const skip = number === 0 ? byteOrderMark(text) : 0;
		if (!dialect.scanPrefix(text, start + skip, prefix, lines, number)) continue;
		line.push(number);
		prefixLength.push(prefix.textStart - start);
		time.push(prefix.time);
		day.push(calendar.dayOf(prefix.day, prefix.time));
		process.push(prefix.process);
		thread.push(prefix.thread);
	}
}

function finished(text: LogText, lines: LineIndex, columns: Columns, { firstDate }: Calendar): RecordColumns {
	for (const column of Object.values(columns)) column.seal();
	const last = lines.count - 1;
	const endLine = lines.start(last) === text.length && last > 0 ? last : lines.count;
	const firstSkip = columns.line.count && columns.line.at(0) === 0 ? byteOrderMark(text) : 0;
	return { ...columns, endLine, firstSkip, firstDate };
}

function byteOrderMark(text: LogText): 0 | 1 {
	return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/**
 * Counts days. A uccapilog contains dates, but an RTCDLL log does not. There, a jump back of more than 90 minutes counts as
 * midnight, even if the computer slept overnight. A smaller one is caused by threads that wrote out of order, or by a change
 * of the clock, as in autumn. A record from just before midnight that was logged just after it is assigned to its own day.
 */
class Calendar {
	#first: number | null = null;
	#day = FIRST_DAY;
	#time = -1;

	/** The date of day 0. */
	get firstDate(): number | null {
		return this.#first;
	}

	/** Continues after a record. */
	resume(firstDate: number | null, day: number, time: number): void {
		this.#first = firstDate;
		this.#day = day;
		this.#time = time;
	}

	dayOf(date: number | null, time: number): number {
		if (date !== null) {
			this.#first ??= date - this.#day;
			this.#day = Math.max(0, date - this.#first);
		} else if (this.#time >= 0) {
			const step = time - this.#time;
			if (step < -LONGEST_STEP_BACK_MS) this.#day++;
			else if (step > DAY_MS - A_MOMENT && this.#day > 0) this.#day--;
		}
		this.#time = time;
		return this.#day;
	}
}

/** How far a clock may go back within a day: threads writing out of order, or the end of daylight saving time. */
export const LONGEST_STEP_BACK_MS = 90 * 60_000;
const A_MOMENT = 10 * 60_000;
