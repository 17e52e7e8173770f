// orphan-response: a response whose request is not in this log.

import { withArticle } from "../words.ts";
import type { Rule } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on the first response, once for all responses of the same request. A failure has its own finding: see
 * `failed-transaction`.
 */
export const orphanResponse: Rule = {
	id: "orphan-response",
	severity: "hint",
	summary: "The request of a response is not in this log",
	judges: "transaction",
	judge(trace, { outcome, final, provisionals, method }, report) {
		if (outcome !== "orphan") return;
		const message = Math.min(final ?? Number.POSITIVE_INFINITY, provisionals[0] ?? Number.POSITIVE_INFINITY);
		const what = method ? withArticle(method) : "a request";
		report({
			on: message,
			message:
				`${statusText(trace, message)} answers ${what} that is not in this log: ` +
				"the log may begin after it, or be a part of a longer one.",
		});
	},
};
