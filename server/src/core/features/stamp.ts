// The timestamp of a record as its prefix writes it.

import type { Trace } from "../trace/trace.ts";

/** `2013-04-16` (`null` if the log has no dates) and `10:38:58.520` (`null` if it has no times). */
export function stampOf(trace: Trace, record: number): { readonly date: string | null; readonly time: string | null } {
	const { date, time } = trace.index.records.stamp(record);
	return { date, time };
}

/** `04/16/2013 09:14:05.310`, or the time alone if the log has no dates; empty for a record without a time. */
export function stampText(trace: Trace, record: number): string {
	return trace.index.records.stamp(record).text;
}

/** The timestamp of a message. */
export function stampOfMessage(trace: Trace, message: number): string {
	return stampText(trace, trace.index.messages.record(message));
}
