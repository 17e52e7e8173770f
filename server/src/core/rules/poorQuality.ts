// poor-quality: the quality report of a call shows that it was bad.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule } from "./rule.ts";

/** Reported on the message with the report ([MS-QoE] 2.2.1, RFC 6035), if a value exceeds the published limit. */
export const poorQuality: Rule = {
	id: "poor-quality",
	severity: "warning",
	summary: "The quality report of a call exceeds the limits that Microsoft publishes",
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction))
			if (failure.kind === "quality") report(reportedDraft(trace, failure));
	},
};
