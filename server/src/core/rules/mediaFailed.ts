// media-failed: the signalling worked, but the media never connected.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule } from "./rule.ts";

/**
 * Reported on the first message that shows it: a BYE, a CANCEL or a response with ms-client-diagnostics ([MS-OCER] 2.2.1.2).
 */
export const mediaFailed: Rule = {
	id: "media-failed",
	severity: "error",
	summary: "A call or a sharing session was set up, but its media never connected",
	outranks: ["reported-failure", "failed-transaction", "poor-quality", "missing-ack", "unanswered-request"],
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction))
			if (failure.kind === "media") report(reportedDraft(trace, failure));
	},
};
