// How something in the tree went, in one word, whether it is a transaction or an activity.

import type { Activity } from "../../activities/activity.ts";
import { TIMEOUT_MS } from "../../trace/outcome.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";

/** From the worst to what says least; the first four are what a reader may have to look at. */
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

/** `abandoned` is a challenge that was never answered though the log goes on; the other words are those of outcomes. */
export type TreeState = (typeof TREE_STATES)[number];

/** The state of a transaction: its outcome, and of a challenge what became of it. */
export function transactionState(trace: Trace, transaction: Transaction): TreeState {
	const { outcome, final } = transaction;
	if (outcome === "success") return "succeeded";
	if (outcome !== "challenged") return outcome;
	if (trace.isRefused(transaction)) return "failed";
	if (trace.answers.answerTo(transaction)) return "challenged";
	return trace.loggedAfter(final!) > TIMEOUT_MS ? "abandoned" : "pending";
}

/** The state of an activity: its result. Where the log shows only a part of it, the worst state of its steps. */
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
