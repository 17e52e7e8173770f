// orphan-response: a response whose request is not in this log.

import { causeOf } from "../trace/cause.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { withArticle } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

/** Stands on the first response; there is one finding for all responses of the same request. */
export const orphanResponse: Rule = {
	id: "orphan-response",
	severity: "hint",
	summary: "The request of a response is not in this log",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "orphan") continue;
			const { final, provisionals, method } = transaction;
			const message = Math.min(final ?? Number.POSITIVE_INFINITY, provisionals[0] ?? Number.POSITIVE_INFINITY);
			const what = method ? withArticle(method) : "a request";
			report({
				span: startLineSpan(trace, message),
				message:
					`${statusText(trace, message)} answers ${what} that is not in this log: ` +
					`the log may begin after it, or be a part of a longer one.${failureText(trace, transaction)}`,
			});
		}
	},
};

/**
 * True when a request failed of which the log shows only the response. A challenge is answered somewhere, and 487 ends what
 * its sender gave up.
 */
export function isLostFailure(trace: Trace, { outcome, final }: Transaction): boolean {
	const status = final === null ? 0 : trace.index.messages.status(final);
	return outcome === "orphan" && status >= 400 && !NO_FAILURES.has(status);
}

/** Why it failed, as far as its response tells; empty when it did not. */
function failureText(trace: Trace, transaction: Transaction): string {
	if (!isLostFailure(trace, transaction)) return "";
	const { final, provisionals } = transaction;
	const answer = provisionals.length > 0 ? ` It failed: ${statusText(trace, final!)}.` : "";
	const cause = causeOf(trace, final!)?.text;
	return `${answer}${cause ? ` ${cause}` : ""}`;
}

const NO_FAILURES: ReadonlySet<number> = new Set([401, 407, 487]);
