// missing-ack: the final response to an INVITE was never acknowledged.

import { TIMEOUT_MS } from "../trace/transaction.ts";
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
		for (const { method, request, final, acks } of trace.transactions) {
			if (method !== "INVITE" || request === null || final === null || acks.length > 0) continue;
			const after = trace.loggedAfter(final);
			if (after <= TIMEOUT_MS) continue;
			report({
				span: startLineSpan(trace, final),
				message: `INVITE was answered with ${statusText(trace, final)}, but there is no ACK in the ${durationText(after)} that the log goes on. The other side repeats its answer and then gives the call up.`,
				related: [related(trace, request, "The INVITE")],
			});
		}
	},
};
