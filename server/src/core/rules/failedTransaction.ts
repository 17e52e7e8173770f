// failed-transaction: a request was refused or failed, and why.

import { isDaily } from "../sip/facts/statusCodes.ts";
import { headerText } from "../sip/message.ts";
import { causeOf } from "../trace/cause.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, related, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Stands on the final response of each transaction that failed. Only a warning for a status that is part of daily life.
 */
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
	const cause = causeOf(trace, transaction.final!)?.text;
	return [what, cause, retryText(trace, transaction.final!)].filter((part) => part !== undefined).join(" ");
}

/** What Retry-After asks for (RFC 3261 §20.33): seconds, perhaps with a comment or parameters behind them. */
function retryText(trace: Trace, message: number): string | undefined {
	const value = headerText(trace.text, trace.message(message), "Retry-After");
	const seconds = Number(/^\s*(\d{1,9})/.exec(value ?? "")?.[1]);
	return Number.isNaN(seconds)
		? undefined
		: `The server asks to wait ${durationText(seconds * 1000)} before trying again.`;
}

/** Nobody said no when a server gave up, nobody was there, or the request had been ended before. */
function isRefusal(status: number): boolean {
	return (status < 500 || status >= 600) && ![408, 480, 481, 487, 491].includes(status);
}
