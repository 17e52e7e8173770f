// presence-refused: a subscription to many contacts worked, but one of them refused.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { reportedDraft } from "./reportedDraft.ts";
import type { Rule } from "./rule.ts";

/**
 * Reported on the message with the RLMI list (RFC 4662 §5.4), once for each contact. Contacts that are to be subscribed
 * elsewhere, or later, do not count.
 */
export const presenceRefused: Rule = {
	id: "presence-refused",
	severity: "warning",
	summary: "The presence of a contact was refused, though the subscription itself worked",
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const failure of failuresReportedBy(trace, transaction))
			if (failure.kind === "presence") report(reportedDraft(trace, failure));
	},
};
