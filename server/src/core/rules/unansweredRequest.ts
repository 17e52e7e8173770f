// unanswered-request: nobody answered in the time that SIP allows.

import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { type Rule, relatedAll, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

export const unansweredRequest: Rule = {
	id: "unanswered-request",
	severity: "warning",
	summary: "A request got no final response in 32 seconds (an INVITE that rang: in 3 minutes)",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.outcome !== "unanswered") continue;
			report({
				span: startLineSpan(trace, transaction.request!),
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
	const { method, provisionals, retransmissions, waitedMs } = transaction;
	const waited = `the log goes on for ${durationText(waitedMs!)}`;
	const again = retransmissions.length > 0 ? ` It was sent ${countText(retransmissions.length, "more time")}.` : "";
	const last = provisionals.at(-1);
	return last === undefined
		? `${method} got no answer: ${waited} without a response.${again}`
		: `${method} got no final answer: after ${statusText(trace, last)} nothing came, and ${waited}.${again}`;
}
