// auth-abandoned: the server asked for credentials and the client never answered, though the log goes on.

import { offeredSchemes } from "../trace/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import { TIMEOUT_MS, type Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, relatedAll, startLineSpan } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

/**
 * Where a request was sent again without credentials and met the same challenge, one finding stands on the last of
 * them. Silent unless the log of the process goes on for more than 32 s (64·T1) after the first.
 */
export const authAbandoned: Rule = {
	id: "auth-abandoned",
	severity: "warning",
	summary: "The server asked for credentials, and the client never answered though the log goes on",
	find(trace, report) {
		/** For a request that was sent in place of an answer: the requests before it that were, too. */
		const before = new Map<number, Transaction[]>();
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "challenged" || trace.isRefused(transaction)) continue;
			if (trace.answers.answerTo(transaction)) continue;
			const asked = before.get(transaction.id) ?? [];
			asked.push(transaction);
			const repeated = trace.answers.repeatedBy(transaction);
			if (repeated) {
				before.set(repeated.id, asked);
				continue;
			}
			const after = trace.loggedAfter(asked[0]!.final!);
			if (after <= TIMEOUT_MS) continue;
			report({
				span: startLineSpan(trace, transaction.final!),
				message: abandonedText(trace, transaction, asked.length, after),
				related: relatedAll(
					trace,
					asked.map((each) => each.request!),
					`The ${transaction.method} that was challenged`,
				),
			});
		}
	},
};

function abandonedText(trace: Trace, transaction: Transaction, times: number, after: number): string {
	const schemes = offeredSchemes(trace, transaction.final!);
	const offer = schemes.length > 0 ? ` (${schemes.join(", ")})` : "";
	const status = statusText(trace, transaction.final!);
	const asked =
		times === 1
			? `the server asked for credentials with ${status}${offer}, and none were sent in the ${durationText(after)} that the log goes on`
			: `the server asked ${times} times for credentials with ${status}${offer}, and the log shows none in ${durationText(after)}`;
	return (
		`${attemptName(trace, transaction)} stopped here: ${asked}. ` +
		"The client had none to give: no Kerberos ticket, clocks too far apart, no certificate, or a password prompt that was closed."
	);
}
