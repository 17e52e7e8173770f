// auth-abandoned: the server asked for credentials and the client never answered, though the log goes on.

import { offeredSchemes } from "../trace/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import { TIMEOUT_MS, type Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, related, startLineSpan } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

export const authAbandoned: Rule = {
	id: "auth-abandoned",
	severity: "warning",
	summary: "The server asked for credentials, and the client never answered though the log goes on",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "challenged" || trace.isRefused(transaction)) continue;
			if (trace.answers.answerTo(transaction)) continue;
			const after = trace.loggedAfter(transaction.final!);
			if (after <= TIMEOUT_MS) continue;
			report({
				span: startLineSpan(trace, transaction.final!),
				message: abandonedText(trace, transaction, after),
				related: [related(trace, transaction.request!, `The ${transaction.method} that was challenged`)],
			});
		}
	},
};

function abandonedText(trace: Trace, transaction: Transaction, after: number): string {
	const schemes = offeredSchemes(trace, transaction.final!);
	const offer = schemes.length > 0 ? ` (${schemes.join(", ")})` : "";
	return (
		`${attemptName(trace, transaction)} stopped here: the server asked for credentials with ` +
		`${statusText(trace, transaction.final!)}${offer}, and none were sent in the ${durationText(after)} that the log goes on. ` +
		"The client had none to give: no Kerberos ticket, clocks too far apart, no certificate, or a password prompt that was closed."
	);
}
