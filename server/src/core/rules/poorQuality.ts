// poor-quality: a call took place, and its own report says that it was bad.

import { toldOf } from "../activities/told.ts";
import type { Rule } from "./rule.ts";
import { toldDraft } from "./told.ts";

/** Stands on the message that carries the report ([MS-QoE] 2.2.1, RFC 6035), where a value is above the published limit. */
export const poorQuality: Rule = {
	id: "poor-quality",
	severity: "warning",
	summary: "The quality report of a call exceeds the limits that Microsoft publishes",
	judges: "transaction",
	judge(trace, transaction, report) {
		for (const told of toldOf(trace, transaction)) if (told.kind === "quality") report(toldDraft(trace, told));
	},
};
