// The silence at the end of a followed log: time passes without new records while a request still waits for its response.

import { durationText } from "../../words.ts";
import { INVITE_TIMEOUT_MS, TIMEOUT_MS } from "../timers.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";

/** The times after which a request counts as unanswered. Silence beyond the last of them changes nothing. */
const LIMITS_MS = [TIMEOUT_MS, INVITE_TIMEOUT_MS] as const;

/**
 * True if another `ms` milliseconds of silence would take a request past one of these times. Only requests of the process
 * that wrote last can be affected, and none in a log without times.
 */
export function isDueAfter({ transactions, index: { records, messages } }: Trace, ms: number): boolean {
	const last = records.count - 1;
	return transactions.some(({ outcome, waitedMs, request }) => {
		if (outcome !== "pending" || waitedMs === null) return false;
		if (records.process(messages.record(request!)) !== records.process(last)) return false;
		return LIMITS_MS.some((limit) => waitedMs <= limit && waitedMs + ms > limit);
	});
}

/**
 * How long the log continues after a request without a response: `the log continues for 35 s`. If part of that time is
 * silence in a followed log, the text says so: `the log continues for 3 s, and nothing was written in the 32 s that it was
 * then followed`. Only for logs with times.
 */
export function logContinuesText(trace: Trace, { request, waitedMs }: Transaction): string {
	const silence = request === null ? 0 : trace.silenceAfter(request);
	const logged = durationText((waitedMs ?? 0) - silence);
	if (silence === 0) return `the log continues for ${logged}`;
	return (
		`the log continues for ${logged}, and nothing was written in the ${durationText(silence)} that it was then ` +
		"followed"
	);
}
