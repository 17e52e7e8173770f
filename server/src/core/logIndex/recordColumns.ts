// The records of a log as columns: one pass over the first characters of its lines.

import type { Dialect } from "../dialects/dialect.ts";
import { DAY_MS, emptyPrefix } from "../log/record.ts";
import type { Steps } from "../steps.ts";
import type { LineIndex } from "../text.ts";
import { Column } from "./columns.ts";
import type { ReadAnew } from "./keptFacts.ts";

/** One entry for each record, in file order. */
export interface RecordColumns {
	readonly line: Column;
	/** From the start of the record's line to its text. */
	readonly prefixLength: Column;
	/** Milliseconds of the time of day, and the day, counted so that the first record has `FIRST_DAY`. */
	readonly time: Column;
	readonly day: Column;
	readonly process: Column;
	readonly thread: Column;
	/** Behind the last line of the last record: a last line without any character does not count. */
	readonly endLine: number;
	/** 1 when a byte order mark stands before the first record of the text, else 0. */
	readonly firstSkip: number;
	/** Where its dates were counted from when the last record was read; `null` in a log without dates. */
	readonly firstDate: number | null;
}

/** Which part of the lines of a text is not read anew after a change: those before line `from`, and those from `to` on. */
export interface ChangedLines {
	readonly from: number;
	readonly to: number;
	/** By how many lines those from `to` on stand further down than before. */
	readonly by: number;
}

/** The number of the first record's day. Great enough for every date before it: logs are put together in any order. */
export const FIRST_DAY = 4_000_000;

/** Finds all records. A line without a prefix belongs to the record before it, or to none before the first. */
export function* indexRecords(text: string, lines: LineIndex, dialect: Dialect): Steps<RecordColumns> {
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
 * The records of a text after a change, where the dialect reads each record from its own lines alone: only the changed lines
 * are searched. `undefined` where the change moves days of records behind it in a way that only reading them tells.
 */
export function changedRecords(
	before: RecordColumns,
	text: string,
	lines: LineIndex,
	dialect: Dialect,
	changed: ChangedLines,
): { readonly records: RecordColumns; readonly anew: ReadAnew } | undefined {
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
		// A log that is put together may get its dates later than its first record.
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
	return { records, anew: { from: kept, to, by: to - moved } };
}

/** The columns that have an entry for each record. */
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
	text: string,
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

function finished(text: string, lines: LineIndex, columns: Columns, { firstDate }: Calendar): RecordColumns {
	for (const column of Object.values(columns)) column.seal();
	const last = lines.count - 1;
	const endLine = lines.start(last) === text.length && last > 0 ? last : lines.count;
	const firstSkip = columns.line.count && columns.line.at(0) === 0 ? byteOrderMark(text) : 0;
	return { ...columns, endLine, firstSkip, firstDate };
}

function byteOrderMark(text: string): 0 | 1 {
	return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/**
 * Counts days. A uccapilog names the date. An RTCDLL log does not: there a step back of more than an hour and a half is
 * taken for a midnight, be it that of a computer which slept over night. A smaller one comes from threads that wrote out of
 * turn, or from a clock that was set, as in autumn. A record from before midnight that comes a moment after it goes back to
 * its day.
 */
class Calendar {
	#first: number | null = null;
	#day = FIRST_DAY;
	#time = -1;

	/** The date that the first day would have. */
	get firstDate(): number | null {
		return this.#first;
	}

	/** Goes on behind a record. */
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

/** How far a clock may go back within a day: threads that write out of turn, the hour in autumn. */
export const LONGEST_STEP_BACK_MS = 90 * 60_000;
const A_MOMENT = 10 * 60_000;
