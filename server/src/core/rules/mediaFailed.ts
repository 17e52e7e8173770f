// media-failed: the signalling worked, but the media never connected.

import { toldOf } from "../activities/told.ts";
import type { Rule } from "./rule.ts";
import { toldDraft } from "./told.ts";

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
		for (const told of toldOf(trace, transaction)) if (told.kind === "media") report(toldDraft(trace, told));
	},
};
