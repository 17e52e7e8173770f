// pending-request: the log ends before an answer could come, so nothing is wrong that it could show.

import { durationText } from "../words.ts";
import { type Rule, startLineSpan } from "./rule.ts";

/**
 * Stands on a request without a final response, where the log of its process ends within 32 s (64·T1), for an INVITE
 * with a provisional response within 3 min.
 */
export const pendingRequest: Rule = {
	id: "pending-request",
	severity: "hint",
	summary: "The log ends before an answer to the request could come",
	find(trace, report) {
		for (const { method, outcome, request, waitedMs } of trace.transactions) {
			if (outcome !== "pending") continue;
			report({
				span: startLineSpan(trace, request!),
				message: `${method} has no final answer yet: the log of this client ends ${durationText(waitedMs!)} after it.`,
			});
		}
	},
};
