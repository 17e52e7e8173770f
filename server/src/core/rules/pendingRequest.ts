// pending-request: the log ends before a response was due, so nothing is known to be wrong.

import { ownSide } from "../trace/directions/ownSide.ts";
import { hasProgressed } from "../trace/matching/outcome.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, related } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on a request without a final response if the log of its process ends within 32 s (64·T1), or within 3 min for an
 * INVITE that waits for a person.
 */
export const pendingRequest: Rule = {
	id: "pending-request",
	severity: "hint",
	summary: "The log ends before a response to the request could arrive",
	judges: "transaction",
	judge(trace, transaction, report) {
		if (transaction.outcome !== "pending") return;
		const bye = trace.calls.byeAfter(transaction);
		report({
			on: transaction.request!,
			message: `${soFarText(trace, transaction, bye)}: ${endText(trace, transaction)}.`,
			related: bye === undefined ? [] : [related(bye, "The BYE that ended the call")],
		});
	},
};

function endText(trace: Trace, { waitedMs, request }: Transaction): string {
	if (waitedMs === null) return "the log has no times, so it is unknown whether one was still due";
	return `the log of ${ownSide(trace)} ends ${durationText(waitedMs - trace.silenceAfter(request!))} after it`;
}

function soFarText(trace: Trace, transaction: Transaction, bye: number | undefined): string {
	const { method, provisionals } = transaction;
	if (bye !== undefined) return `${method} was still open when the call ended with BYE, and has no final response yet`;
	const last = provisionals.at(-1);
	if (last === undefined || hasProgressed(trace.index, transaction)) return `${method} has no final response yet`;
	return (
		`${method} has no final response yet, only ${statusText(trace, last)}, which only confirms that the next hop ` +
		"got it"
	);
}
