// reported-failure: a request reports a failure. Since its own transaction succeeds, no other rule detects it.

import { failuresReportedBy, type ReportedFailure } from "../activities/reportedFailures.ts";
import { isDaily } from "../sip/facts/statusCodes.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule, Severity } from "./rule.ts";

/**
 * Reported on a BYE or CANCEL whose ms-diagnostics are a known failure, on a NOTIFY or BENOTIFY of the event package refer
 * with a status of 300 or more, and on one that ends a rejected subscription.
 */
export const reportedFailure: Rule = {
	id: "reported-failure",
	severity: "error",
	summary: "A request reports that a call, a transfer or a subscription failed",
	outranks: ["failed-transaction", "missing-ack", "unanswered-request"],
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction)) {
			const severity = severityOf(failure);
			if (severity) report(reportedDraft(trace, failure, severity));
		}
	},
};

/** `undefined` if another rule reports it. */
function severityOf({ kind, status }: ReportedFailure): Severity | undefined {
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
