// meeting-failed: a request to a meeting got a 200, but the meeting refused the command in it.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule } from "./rule.ts";

/** Reported on the message with the C3P response whose code is `failure` ([MS-CONFBAS] 2.2.3). */
export const meetingFailed: Rule = {
	id: "meeting-failed",
	severity: "error",
	summary: "A meeting refused a request, although the message that carried it succeeded",
	outranks: ["service-failed", "reported-failure", "failed-transaction", "missing-ack"],
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction))
			if (failure.kind === "meeting") report(reportedDraft(trace, failure));
	},
};
