// service-failed: a SERVICE got a 200, but the body reports a failure.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule } from "./rule.ts";

/** Reported on the response with the SOAP fault or the failed publication ([MS-PRES] 2.2, SOAP 1.1 §4.4). */
export const serviceFailed: Rule = {
	id: "service-failed",
	severity: "warning",
	summary: "A service refused a request in the body of a successful response",
	outranks: ["reported-failure"],
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction))
			if (failure.kind === "service") report(reportedDraft(trace, failure));
	},
};
