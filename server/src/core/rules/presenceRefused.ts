// presence-refused: a subscription to many contacts worked, but one of them refused.

import { toldOf } from "../activities/told.ts";
import type { Rule } from "./rule.ts";
import { toldDraft } from "./told.ts";

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
		for (const told of toldOf(trace, transaction)) if (told.kind === "presence") report(toldDraft(trace, told));
	},
};
