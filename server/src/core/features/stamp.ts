// When a record was written, as its prefix writes it.

import type { Trace } from "../trace/trace.ts";

/** `2013-04-16` (`null` where the log has no dates) and `10:38:58.520`. */
export function stampOf(trace: Trace, record: number): { readonly date: string | null; readonly time: string } {
	const { month, day, year, time } = written(trace, record);
	return { date: month ? `${year}-${month.padStart(2, "0")}-${day!.padStart(2, "0")}` : null, time };
}

/** `04/16/2013 09:14:05.310`, or without a date where the log has none; empty for a record that is not there. */
export function stampText(trace: Trace, record: number): string {
	if (record < 0 || record >= trace.index.records.count) return "";
	const { month, day, year, time } = written(trace, record);
	return month ? `${month}/${day}/${year} ${time}` : time;
}

/** The stamp of a message. */
export function stampOfMessage(trace: Trace, message: number): string {
	return stampText(trace, trace.index.messages.record(message));
}

function written({ text, index: { records } }: Trace, record: number) {
	const prefix = text.slice(records.span(record).start, records.textStart(record));
	const [, month, day, year, time = ""] = STAMP.exec(prefix) ?? [];
	return { month, day, year, time };
}

const STAMP = /^\uFEFF?(?:(\d+)\/(\d+)\/(\d+)\|)?([\d:.,]+)/;
