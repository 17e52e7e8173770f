// When a record was written, as the log writes it.

import { DAY_MS } from "../../log/record.ts";
import type { Trace } from "../../trace/trace.ts";

/** `04/16/2013 09:14:05.310`, or without a date where the log has none; empty for a record that is not there. */
export function stampOf(trace: Trace, record: number): string {
	const { records } = trace.index;
	if (record < 0 || record >= records.count) return "";
	const prefix = trace.text.slice(records.span(record).start, records.textStart(record));
	return (/\d[\d/|:.,]*\d/.exec(prefix)?.[0] ?? "").replace("|", " ");
}

/** The stamp of a message. */
export function stampOfMessage(trace: Trace, message: number): string {
	return stampOf(trace, trace.index.messages.record(message));
}

/** True when the first and the last record are of the same day by the log's clock, and for a log without records. */
export function isOneDay(trace: Trace): boolean {
	const { records } = trace.index;
	if (records.count === 0) return true;
	return Math.floor(records.clock(0) / DAY_MS) === Math.floor(records.clock(records.count - 1) / DAY_MS);
}
