// How something in the tree went, in one word, whether it is a transaction, a sign-in or a call.

import type { SignInResult } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { TIMEOUT_MS, type Transaction } from "../../trace/transaction.ts";

/** The worst comes first; the order is the one in which a call takes over the state of its transactions. */
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

/** True for the states of which one in a call is enough to speak for all of it. */
export function isTrouble(state: TreeState): boolean {
	return TREE_STATES.indexOf(state) <= TREE_STATES.indexOf("pending");
}

/** The state of a transaction: its outcome, and of a challenge what became of it. */
export function transactionState(trace: Trace, transaction: Transaction): TreeState {
	const { outcome, final } = transaction;
	if (outcome === "success") return "succeeded";
	if (outcome !== "challenged") return outcome;
	if (trace.isRefused(transaction)) return "failed";
	if (trace.answers.answerTo(transaction)) return "challenged";
	return trace.loggedAfter(final!) > TIMEOUT_MS ? "abandoned" : "pending";
}

/** The state of a sign-in: credentials that were refused are a failure like any other. */
export function signInState(result: SignInResult): TreeState {
	return result === "refused" ? "failed" : result;
}
