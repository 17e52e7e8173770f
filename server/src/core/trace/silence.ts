// The silence at the end of a log that is followed: time passes, nothing is written, and a request still waits for its answer.

import { durationText } from "../words.ts";
import { INVITE_TIMEOUT_MS, TIMEOUT_MS } from "./outcome.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/** When a silence can end a request. After the last of them it changes nothing more. */
const LIMITS_MS = [TIMEOUT_MS, INVITE_TIMEOUT_MS] as const;

/**
 * True when so many milliseconds more of silence take a request beyond a time after which SIP counts it as unanswered. That
 * is so only of requests of the process that wrote last, and never in a log without times.
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
 * `the log goes on for 35 s` after a request that has no answer; where somebody watched a part of that time, it says so:
 * `the log goes on for 3 s and was then followed for 32 s in which nothing was written`. Only where the log has times.
 */
export function goesOnText(trace: Trace, { request, waitedMs }: Transaction): string {
	const silence = request === null ? 0 : trace.silenceAfter(request);
	const logged = durationText((waitedMs ?? 0) - silence);
	if (silence === 0) return `the log continues for ${logged}`;
	return (
		`the log continues for ${logged}, and nothing was written in the ${durationText(silence)} that it was then ` +
		"followed"
	);
}
