// The records of a log as columns: one pass over the first characters of its lines.

import type { Dialect } from "../dialects/dialect.ts";
import { DAY_MS, emptyPrefix } from "../log/record.ts";
import type { LineIndex } from "../text.ts";
import { Column } from "./columns.ts";

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
}

/** The number of the first record's day. Great enough for every date before it: logs are put together in any order. */
export const FIRST_DAY = 4_000_000;

/** Finds all records. A line without a prefix belongs to the record before it, or to none before the first. */
export function indexRecords(text: string, lines: LineIndex, dialect: Dialect): RecordColumns {
	const expected = lines.count >>> 3;
	const line = new Column(expected);
	const prefixLength = new Column(expected);
	const time = new Column(expected);
	const day = new Column(expected);
	const process = new Column(expected);
	const thread = new Column(expected);
	const calendar = new Calendar();
	const prefix = emptyPrefix();
	const byteOrderMark = text.charCodeAt(0) === 0xfeff ? 1 : 0;

	for (let number = 0; number < lines.count; number++) {
		const start = lines.start(number);
		const skip = number === 0 ? byteOrderMark : 0;
		if (!dialect.scanPrefix(text, start + skip, prefix, lines, number)) continue;
		line.push(number);
		prefixLength.push(prefix.textStart - start);
		time.push(prefix.time);
		day.push(calendar.dayOf(prefix.day, prefix.time));
		process.push(prefix.process);
		thread.push(prefix.thread);
	}
	for (const column of [line, prefixLength, time, day, process, thread]) column.seal();
	const last = lines.count - 1;
	const endLine = lines.start(last) === text.length && last > 0 ? last : lines.count;
	return {
		line,
		prefixLength,
		time,
		day,
		process,
		thread,
		endLine,
		firstSkip: line.count && line.at(0) === 0 ? byteOrderMark : 0,
	};
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
