// reported-failure: a request tells of a failure. Its own transaction ends well, so no other rule would speak of it.

import { type Told, toldOf } from "../activities/told.ts";
import { isDaily } from "../sip/facts/statusCodes.ts";
import type { Rule, Severity } from "./rule.ts";
import { toldDraft } from "./told.ts";

/**
 * Stands on a BYE or CANCEL whose ms-diagnostics are a known failure, on a NOTIFY or BENOTIFY of the package refer with a
 * status of 300 or more, or on one that ends a rejected subscription.
 */
export const reportedFailure: Rule = {
	id: "reported-failure",
	severity: "error",
	summary: "A request reports that a call, a transfer or a subscription failed",
	outranks: ["failed-transaction", "missing-ack", "unanswered-request"],
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const told of toldOf(trace, transaction)) {
			const severity = severityOf(told);
			if (severity) report(toldDraft(trace, told, severity));
		}
	},
};

/** `undefined` for what has a rule of its own. */
function severityOf({ kind, status }: Told): Severity | undefined {
	switch (kind) {
		case "call":
			return "error";
		case "transfer":
			return isDaily(status, "INVITE") ? "warning" : "error";
		case "subscription":
			return "warning";
		default:
			return undefined;
	}
}
