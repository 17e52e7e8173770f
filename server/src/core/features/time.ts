// Finds a time in the log, and measures the duration of a part of it.

import { DAY_MS, timeOfDay } from "../log/record.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { clockText, countText, durationText } from "../words.ts";
import { readTime, TIME_FORMS, type TypedTime } from "./timeText.ts";

/** The target: the line of a record, or the reason why there is none. */
export type TimePlace = { readonly span: Span } | { readonly reason: string };

/**
 * The first record at or after the time in `typed`; the first one if several have the same time. Relative steps start from
 * the record at `offset`. A time without a date means the day at `offset`, or if the log has no such time on that day, the
 * first day that does.
 */
export function goToTime(trace: Trace, offset: number, typed: string): TimePlace {
	const time = readTime(typed);
	if (!time) return { reason: TIME_FORMS };
	const { records } = trace.index;
	if (records.count === 0 || !trace.index.dialect.hasTimes) return { reason: "This log has no record with a time." };
	const from = Math.max(0, records.atLine(trace.lines.lineAt(offset)));
	const clock = time.kind === "step" ? records.clock(from) + time.ms : momentClock(trace, from, time);
	if (typeof clock !== "number") return clock;
	return recordFrom(trace, clock, time.kind === "step" && time.ms > 0 ? from : 0);
}

/** A selected part of the log. */
export interface Stretch {
	/** `4.2 s`. */
	readonly duration: string;
	/** `12 records`. */
	readonly size: string;
}

/** The duration of the records touched by `span`; `undefined` if there are fewer than two. */
export function stretch(trace: Trace, span: Span): Stretch | undefined {
	const { records } = trace.index;
	if (records.count === 0 || !trace.index.dialect.hasTimes) return undefined;
	const first = Math.max(0, records.atLine(trace.lines.lineAt(span.start)));
	// A selection of whole lines ends at the start of the next line, which is not part of it.
	const last = records.atLine(trace.lines.lineAt(Math.max(span.start, span.end - 1)));
	if (last <= first) return undefined;
	const duration = durationText(Math.abs(records.clock(last) - records.clock(first)));
	return { duration, size: countText(last - first + 1, "record") };
}

/** The clock value of a typed time, on one of the days of the log. */
function momentClock(
	trace: Trace,
	from: number,
	{ day, timeOfDay }: Extract<TypedTime, { kind: "moment" }>,
): number | { readonly reason: string } {
	const { records } = trace.index;
	if (day !== null) {
		const dated = firstDated(trace);
		if (!dated) return { reason: "This log has no dates: type only the time." };
		return (day - dated.day + Math.floor(dated.clock / DAY_MS)) * DAY_MS + timeOfDay;
	}
	const { first, last } = bounds(trace);
	const here = Math.floor(records.clock(from) / DAY_MS) * DAY_MS + timeOfDay;
	if (here >= first && here <= last) return here;
	// The first occurrence of the time of day at or after the start of the log, and the one before it.
	const later = timeOfDay + Math.ceil((first - timeOfDay) / DAY_MS) * DAY_MS;
	if (later <= last) return later;
	// Neither is in the log, so choose the one closer to it: before its start or after its end.
	return first - (later - DAY_MS) <= later - last ? later - DAY_MS : later;
}

/** A log may be assembled from several, not all of which have dates. */
function firstDated({ index: { records } }: Trace): { readonly day: number; readonly clock: number } | undefined {
	for (let record = 0; record < records.count; record++) {
		const { day } = records.prefix(record);
		if (day !== null) return { day, clock: records.clock(record) };
	}
	return undefined;
}

/** The first record at or after `clock`, starting at record `from`; not all logs ascend. */
function recordFrom(trace: Trace, clock: number, from: number): TimePlace {
	const { records } = trace.index;
	let earliest = -1;
	for (let record = from; record < records.count; record++) {
		const at = records.clock(record);
		if (at >= clock && (earliest < 0 || at < records.clock(earliest))) earliest = record;
	}
	if (earliest < 0) return { reason: `The log ends at ${clockText(timeOfDay(bounds(trace).last))}.` };
	const line = records.line(earliest);
	return { span: { start: trace.lines.start(line), end: trace.lines.end(line) } };
}

function bounds({ index: { records } }: Trace): { readonly first: number; readonly last: number } {
	let first = Number.POSITIVE_INFINITY;
	let last = Number.NEGATIVE_INFINITY;
	for (let record = 0; record < records.count; record++) {
		const clock = records.clock(record);
		if (clock < first) first = clock;
		if (clock > last) last = clock;
	}
	return { first, last };
}
