// missing-ack: the final response to an INVITE was never acknowledged.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { KeyMap } from "../trace/keyMap.ts";
import type { Trace } from "../trace/trace.ts";
import { TIMEOUT_MS, type Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";
import { type Rule, related, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * RFC 3261 §13.3.1.4: the side that answered repeats a 2xx for 64·T1 and then ends the call; so the log must run on for
 * that long before a missing ACK means anything.
 */
export const missingAck: Rule = {
	id: "missing-ack",
	severity: "warning",
	summary: "The final response to an INVITE was never acknowledged",
	find(trace, report) {
		let acknowledges: ((invite: Transaction) => boolean) | undefined;
		for (const transaction of trace.transactions) {
			const { method, request, final, acks } = transaction;
			if (method !== "INVITE" || request === null || final === null || acks.length > 0) continue;
			const after = trace.loggedAfter(final);
			if (after <= TIMEOUT_MS) continue;
			acknowledges ??= acksOfTheirOwn(trace);
			if (trace.index.messages.status(final) < 300 && acknowledges(transaction)) continue;
			report({
				span: startLineSpan(trace, final),
				message: `INVITE was answered with ${statusText(trace, final)}, but there is no ACK in the ${durationText(after)} that the log goes on. The other side repeats its answer and then gives the call up.`,
				related: [related(trace, request, "The INVITE")],
			});
		}
	},
};

/**
 * Tells whether an ACK that stands alone may be for an INVITE. The ACK to a 2xx has a branch of its own (RFC 3261
 * §13.2.2.4): in a log that shows a call on both sides of a proxy it fits the INVITE of either side.
 */
function acksOfTheirOwn({ transactions, index: { messages } }: Trace): (invite: Transaction) => boolean {
	const acks = new KeyMap();
	for (const { method, request, callId, cseqNumber, id } of transactions) {
		if (method === "ACK" && request !== null) acks.set(callId, cseqNumber, messages.fromTag(request), id);
	}
	return ({ callId, cseqNumber, request }) =>
		callId !== NO_SYMBOL && acks.get(callId, cseqNumber, messages.fromTag(request!)) !== undefined;
}
