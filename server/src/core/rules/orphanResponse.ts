// orphan-response: a response whose request is not in this log.

import { type Rule, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

export const orphanResponse: Rule = {
	id: "orphan-response",
	severity: "hint",
	summary: "The request of a response is not in this log",
	find(trace, report) {
		for (const { final, method, outcome, provisionals } of trace.transactions) {
			if (outcome !== "orphan") continue;
			const message = Math.min(final ?? Number.POSITIVE_INFINITY, provisionals[0] ?? Number.POSITIVE_INFINITY);
			report({
				span: startLineSpan(trace, message),
				message: `${statusText(trace, message)} answers ${method ? `${article(method)} ${method}` : "a request"} that is not in this log: the log may begin after it, or be a part of a longer one.`,
			});
		}
	},
};

function article(method: string): string {
	return /^[AEIOU]/i.test(method) ? "an" : "a";
}
