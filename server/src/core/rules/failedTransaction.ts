// failed-transaction: a request was refused or failed, and why.

import { isDaily } from "../sip/facts/statusCodes.ts";
import { causeOf } from "../trace/cause.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { type Rule, related, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

export const failedTransaction: Rule = {
	id: "failed-transaction",
	severity: "error",
	summary: "A request got a final response of class 4xx, 5xx or 6xx",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "failed") continue;
			const { final, request } = transaction;
			const status = trace.index.messages.status(final!);
			report({
				span: startLineSpan(trace, final!),
				...(isDaily(status, transaction.method) ? { severity: "warning" as const } : {}),
				message: failureText(trace, transaction),
				related: [related(trace, request!, `The ${transaction.method} that got this answer`)],
			});
		}
	},
};

function failureText(trace: Trace, transaction: Transaction): string {
	const status = trace.index.messages.status(transaction.final!);
	const verb = isRefusal(status) ? "was refused" : "failed";
	const what = `${transaction.method} ${verb}: ${statusText(trace, transaction.final!)}.`;
	const cause = causeOf(trace, transaction.final!);
	return cause ? `${what} ${cause.text}` : what;
}

/** Nobody said no when a server gave up, nobody was there, or the request had been ended before. */
function isRefusal(status: number): boolean {
	return (status < 500 || status >= 600) && ![408, 480, 481, 487, 491].includes(status);
}
