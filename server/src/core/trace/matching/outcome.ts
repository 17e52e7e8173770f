// Determines the outcome and duration of a transaction.

import { type LogIndex, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import type { ProcessEnds } from "../processes/processEnd.ts";
import { INVITE_TIMEOUT_MS, TIMEOUT_MS } from "../timers.ts";
import type { Outcome, Transaction } from "../transaction.ts";
import type { DialogEnds } from "./dialogEnd.ts";

/** A transaction whose outcome is not determined yet. */
export type Open = Pick<Transaction, "method" | "callId" | "request" | "provisionals" | "final" | "cancel"> & {
	outcome: Outcome;
	durationMs: number | null;
	waitedMs: number | null;
};

/** Sets the outcome and duration of a transaction. To be called once all messages are matched. */
export function conclude(transaction: Open, index: LogIndex, ends: ProcessEnds, dialogEnds: DialogEnds): void {
	const { request, final } = transaction;
	if (request === null) {
		transaction.outcome = "orphan";
		return;
	}
	if (final !== null) {
		const took = clockOf(index, final) - clockOf(index, request);
		transaction.durationMs = took >= 0 && final > request ? took : null;
		transaction.outcome = outcomeOf(index.messages.status(final));
		return;
	}
	if (transaction.method === "ACK" || transaction.method === "BENOTIFY") {
		transaction.outcome = "noResponseDue";
		return;
	}
	const waited = ends.loggedAfter(request) + ends.silenceAfter(request);
	// In a log without times, it is unknown how long it continues, so nothing is overdue.
	if (Number.isNaN(waited)) return;
	transaction.waitedMs = waited;
	const limit = mayWait(transaction, index, dialogEnds) ? INVITE_TIMEOUT_MS : TIMEOUT_MS;
	transaction.outcome = transaction.waitedMs > limit ? "unanswered" : "pending";
}

function outcomeOf(status: number): Outcome {
	if (status < 300) return "success";
	if (status < 400) return "redirected";
	if (status === 401 || status === 407) return "challenged";
	return "failed";
}

/**
 * True for an INVITE that may wait for a person to answer. A re-INVITE rings nobody unless a provisional response shows it,
 * and after the end of the call nobody can answer (§15).
 */
function mayWait(transaction: Open, index: LogIndex, { byeAfter }: DialogEnds): boolean {
	if (transaction.method !== "INVITE" || transaction.provisionals.length === 0) return false;
	if (transaction.waitedMs! <= TIMEOUT_MS) return true;
	const isWithinCall = index.messages.toTag(transaction.request!) !== NO_SYMBOL;
	return (!isWithinCall || hasProgressed(index, transaction)) && byeAfter(transaction) === undefined;
}

/**
 * True if a provisional response shows more than receipt of the request, such as ringing or a search for the callee. 100
 * Trying only confirms receipt by the next hop (RFC 3261 §8.2.6.1, §21.1.1).
 */
export function hasProgressed({ messages }: LogIndex, { provisionals }: Pick<Transaction, "provisionals">): boolean {
	return provisionals.some((message) => messages.status(message) > 100);
}

/** The time of a message by the log's clock, in ms; `NaN` in a log without times. See `RecordIndex.clock`. */
export function clockOf(index: LogIndex, message: number): number {
	return index.records.clock(index.messages.record(message));
}
