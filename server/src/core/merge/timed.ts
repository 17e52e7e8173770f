// What is merged: logs by their names, and when their records were written.

import { DAY_MS } from "../log/record.ts";
import { parseTrace } from "../trace/parseTrace.ts";
import type { Trace } from "../trace/trace.ts";

/** A log that is to be merged. */
export interface MergeSource {
	/** How the reader knows it: a path, or the name of a file. */
	readonly name: string;
	readonly text: string;
}

/** A trace with a clock that goes on over its days. */
export interface Timed {
	readonly trace: Trace;
	/** True where the records have dates: then the clock counts from 1970, else from midnight before the first record. */
	readonly isDated: boolean;
	/** When a record was written, in ms on that clock. */
	timeOf(record: number): number;
}

/**
 * Reads a text as a trace of a client, the only kind that tells the time in a form that can be set right; `undefined` for any
 * other text.
 */
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

/** Midnight before the first record, in ms since 1970; `undefined` where the first records have no date. */
function firstDate({ index: { records } }: Trace): number | undefined {
	for (let record = 0; record < Math.min(records.count, MOST_LOOKED_AT); record++) {
		const { day, time } = records.prefix(record);
		if (day !== null) return day * DAY_MS + time - records.clock(record);
	}
	return undefined;
}

/** A log with dates has one in its first record, unless somebody put it together from others. */
const MOST_LOOKED_AT = 100;
