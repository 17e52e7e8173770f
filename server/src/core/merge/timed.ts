// The input of a merge: named logs, and the times of their records.

import { DAY_MS } from "../log/record.ts";
import { parseTrace } from "../trace/parseTrace.ts";
import type { Trace } from "../trace/trace.ts";

/** A log to merge. */
export interface MergeSource {
	/** Its name for the user: a path or file name. */
	readonly name: string;
	readonly text: string;
}

/** A trace with a clock that continues across days. */
export interface Timed {
	readonly trace: Trace;
	/** True if the records have dates: then the clock counts from 1970, otherwise from midnight before the first record. */
	readonly isDated: boolean;
	/** The time of a record, in ms on that clock. */
	timeOf(record: number): number;
}

/** Parses a text as a client trace, the only kind whose times can be corrected; `undefined` for any other text. */
export function readTimed(text: string): Timed | undefined {
	const trace = parseTrace(text);
	const { records, dialect } = trace.index;
	if (records.count === 0 || (dialect.id !== "rtcdll" && dialect.id !== "uccapi")) return undefined;
	const base = firstDate(trace);
	return {
		trace,
		isDated: base !== undefined,
		timeOf: (record) => (base ?? 0) + records.clock(record),
	};
}

/** Midnight before the first record, in ms since 1970; `undefined` if the first records have no date. */
function firstDate({ index: { records } }: Trace): number | undefined {
	for (let record = 0; record < Math.min(records.count, MOST_LOOKED_AT); record++) {
		const { day, time } = records.prefix(record);
		if (day !== null) return day * DAY_MS + time - records.clock(record);
	}
	return undefined;
}

/** A log with dates has one in its first record, unless it was assembled from several. */
const MOST_LOOKED_AT = 100;
