// Times for lists: where room is short, the date counts only if the log has several.

import type { Trace } from "../trace/trace.ts";
import { isOneDay } from "./explain/when.ts";
import { stampText } from "./stamp.ts";

/** `09:14:05.310`, with the date before it in a log of several days that names them. */
export function timeOf(trace: Trace, message: number): string {
	return timeOfRecord(trace, trace.index.messages.record(message));
}

/** The same of a record. */
export function timeOfRecord(trace: Trace, record: number): string {
	const stamp = stampText(trace, record);
	return isOneDay(trace) ? stamp.slice(stamp.lastIndexOf(" ") + 1) : stamp;
}

/** `09:14:05 – 09:20:11`: from one message to another. */
export function stretchText(trace: Trace, first: number, last: number): string {
	const [from, to] = [first, last].map((message) => timeOf(trace, message).replace(/[.,]\d+$/, ""));
	return from === to ? from! : `${from} – ${to}`;
}
