// unanswered-request: nobody answered in the time that SIP allows.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { type Rule, relatedAll, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Stands on the request: no final response came within 32 s (64·T1), for an INVITE with a provisional response within
 * 3 min, though the log of its process goes on. Only an information where a CANCEL was sent.
 */
export const unansweredRequest: Rule = {
	id: "unanswered-request",
	severity: "warning",
	summary: "A request got no final response in 32 seconds (an INVITE that rang: in 3 minutes)",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "unanswered") continue;
			report({
				span: startLineSpan(trace, transaction.request!),
				...(transaction.cancel === null ? {} : { severity: "information" as const }),
				message: waitedText(trace, transaction),
				related: [
					...relatedAll(trace, transaction.provisionals, "Only a provisional response came"),
					...relatedAll(trace, transaction.retransmissions, "Sent again"),
				],
			});
		}
	},
};

function waitedText(trace: Trace, transaction: Transaction): string {
	const { method, request, provisionals, retransmissions, waitedMs, cancel } = transaction;
	const waited = `the log goes on for ${durationText(waitedMs!)}`;
	const again = retransmissions.length > 0 ? ` It was sent ${countText(retransmissions.length, "more time")}.` : "";
	if (cancel !== null) {
		const rang = trace.clock(trace.transactions[cancel]!.request!) - trace.clock(request!);
		return `${method} was cancelled after ${durationText(rang)}. The 487 that ends it is not in this log, so it counts as given up (RFC 3261 §9.1).`;
	}
	const last = provisionals.at(-1);
	return last === undefined
		? `${method} got no answer: ${waited} without a response.${again}`
		: `${method} got no final answer: after ${statusText(trace, last)} nothing came, and ${waited}.${again}`;
}
