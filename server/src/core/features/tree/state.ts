// The state of a transaction or activity in the tree, as one word.

import type { Activity } from "../../activities/activity.ts";
import { TIMEOUT_MS } from "../../trace/timers.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";

/** From most to least severe; the first four may need attention. */
export const TREE_STATES = [
	"failed",
	"abandoned",
	"unanswered",
	"pending",
	"succeeded",
	"redirected",
	"cancelled",
	"challenged",
	"orphan",
	"noResponseDue",
] as const;

/** `abandoned` is a challenge or redirect that the client did not follow, although the log continues; the others are outcomes. */
export type TreeState = (typeof TREE_STATES)[number];

/** The state of a transaction: its outcome, or for a challenge what followed. */
export function transactionState(trace: Trace, transaction: Transaction): TreeState {
	const { outcome, final } = transaction;
	if (outcome === "success") return "succeeded";
	if (outcome === "redirected" && trace.signIns.of(transaction)?.result === "abandoned") return "abandoned";
	if (outcome !== "challenged") return outcome;
	if (trace.isRefused(transaction)) return "failed";
	if (trace.answers.answerTo(transaction)) return "challenged";
	return trace.loggedAfter(final!) > TIMEOUT_MS ? "abandoned" : "pending";
}

/** The state of an activity: its result. If the log shows only part of it, the worst state of its steps. */
export function activityState(trace: Trace, { result, failedAt, steps }: Activity): TreeState {
	switch (result) {
		case "worked":
			return "succeeded";
		case "failed":
		case "refused":
			return "failed";
		case "unanswered":
			return "unanswered";
		case "given-up":
			return failedAt !== null && trace.transactions[failedAt]!.outcome === "cancelled" ? "cancelled" : "abandoned";
		case "unknown": {
			const states = new Set(steps.map((step) => transactionState(trace, trace.transactions[step]!)));
			return TREE_STATES.find((state) => states.has(state))!;
		}
	}
}
