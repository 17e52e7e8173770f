// Times for lists, with the date only if the log spans several days.

import type { Trace } from "../trace/trace.ts";
import { isOneDay } from "./explain/when.ts";
import { stampText } from "./stamp.ts";

/** `09:14:05.310`, preceded by the date if the log has dates and spans several days. */
export function timeOf(trace: Trace, message: number): string {
	return timeOfRecord(trace, trace.index.messages.record(message));
}

/** The same for a record. */
export function timeOfRecord(trace: Trace, record: number): string {
	const stamp = stampText(trace, record);
	return isOneDay(trace) ? stamp.slice(stamp.lastIndexOf(" ") + 1) : stamp;
}

/** `09:14:05 – 09:20:11`: from one message to another. */
export function stretchText(trace: Trace, first: number, last: number): string {
	const [from, to] = [first, last].map((message) => timeOf(trace, message).replace(/[.,]\d+$/, ""));
	return from === to ? from! : `${from} – ${to}`;
}
