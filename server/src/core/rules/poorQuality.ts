// poor-quality: the quality report of a call shows that it was bad.

import { toldOf } from "../activities/told.ts";
import type { Rule } from "./rule.ts";
import { toldDraft } from "./told.ts";

/** Reported on the message with the report ([MS-QoE] 2.2.1, RFC 6035), if a value exceeds the published limit. */
export const poorQuality: Rule = {
	id: "poor-quality",
	severity: "warning",
	summary: "The quality report of a call exceeds the limits that Microsoft publishes",
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const told of toldOf(trace, transaction)) if (told.kind === "quality") report(toldDraft(trace, told));
	},
};
