// retransmission: a request was sent, or logged, more than once.

import { headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { type Rule, relatedAll, startLineSpan } from "./rule.ts";

/** Stands on the first copy of the request, with one finding for all its copies. */
export const retransmission: Rule = {
	id: "retransmission",
	severity: "information",
	summary: "A request was sent again because no response came in time; over TCP it was logged twice",
	find(trace, report) {
		for (const transaction of trace.transactions) {
			if (transaction.request === null || transaction.retransmissions.length === 0) continue;
			report({
				span: startLineSpan(trace, transaction.request),
				message: repeatText(trace, transaction),
				related: relatedAll(trace, transaction.retransmissions, "The same request again"),
			});
		}
	},
};

/** RFC 3261 §17.1.1.1: nothing is sent again over a reliable transport, so there it is the log that repeats. */
function repeatText(trace: Trace, { method, request, retransmissions }: Transaction): string {
	const times = countText(retransmissions.length, "more time");
	if (!isUnreliable(trace, request!)) {
		return `${method} is in the log ${times}, the same each time. TCP and TLS repeat nothing: the client logged it again, or sent it anew without a new CSeq.`;
	}
	const took = trace.clock(retransmissions.at(-1)!) - trace.clock(request!);
	if (took < TOO_SOON_MS) {
		return `${method} is in the log ${times} within ${durationText(took)}, too soon to be sent again: it was logged more than once, or on more than one hop.`;
	}
	return `${method} was sent ${times} within ${durationText(took)}: no response came in time, so packets were lost or the other side was slow.`;
}

/** RFC 3261 §17.1.1.2: a request is sent again after T1, 500 ms or what a fast network makes of it. */
const TOO_SOON_MS = 100;

function isUnreliable(trace: Trace, message: number): boolean {
	return /^SIP\s*\/\s*2\.0\s*\/\s*UDP/i.test(headerText(trace.text, trace.message(message), "Via") ?? "");
}
