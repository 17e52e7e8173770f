// The short outcome of a transaction, shared by hints, lenses, folds and summaries.

import { timedResponse } from "../rules/slowTransaction.ts";
import { statusText } from "../rules/wording.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { dotted, durationText } from "../words.ts";

/** The outcome of a request, and the message that shows it. */
export interface OutcomeText {
	/** `401 Unauthorized · 0 ms`, `no answer · 50 s`: `what` and `time`. */
	readonly text: string;
	readonly what: string;
	/** The response time, or how long there was no response; empty if the log has no times. */
	readonly time: string;
	/** The response to show; `null` if there is none. */
	readonly response: number | null;
}

/**
 * The outcome of the request of `transaction`; `undefined` if no response is due or the request is not in the log. A
 * transaction slower than `slowMs` is marked as slow.
 */
export function outcomeText(trace: Trace, transaction: Transaction, slowMs = Infinity): OutcomeText | undefined {
	const { outcome, final, provisionals, durationMs, waitedMs } = transaction;
	if (outcome === "orphan" || outcome === "noResponseDue") return undefined;
	if (final !== null) {
		const time = durationMs === null ? "" : timeText(durationMs, isSlow(trace, transaction, slowMs));
		return inWords(statusText(trace, final), time, final);
	}
	const last = provisionals.at(-1) ?? null;
	const soFar = last === null ? "" : `${statusText(trace, last)}, then `;
	const nothing = outcome === "unanswered" ? "no response" : "no response yet";
	return inWords(`${soFar}${nothing}`, waitedMs === null ? "" : durationText(waitedMs), last);
}

function inWords(what: string, time: string, response: number | null): OutcomeText {
	return { text: dotted(what, time), what, time, response };
}

/** True if the rule `slow-transaction` would report this transaction at this limit. */
export function isSlow(trace: Trace, transaction: Transaction, slowMs: number): boolean {
	const response = timedResponse(transaction);
	if (transaction.request === null || response === undefined) return false;
	return trace.clock(response) - trace.clock(transaction.request) > slowMs;
}

/** A duration, with a word rather than a colour if it is slow: `711 ms`, `7.2 s, slow`. */
export function timeText(milliseconds: number, slow: boolean): string {
	return slow ? `${durationText(milliseconds)}, slow` : durationText(milliseconds);
}
