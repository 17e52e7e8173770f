// redirected: the request has to go somewhere else.

import { headerAddress } from "../sip/message.ts";
import { type Rule, related, startLineSpan } from "./rule.ts";
import { statusText } from "./wording.ts";

/** Stands on the final 3xx. The target is that of its first Contact; without one the finding names none. */
export const redirected: Rule = {
	id: "redirected",
	severity: "information",
	summary: "A request was redirected, and where to",
	find(trace, report) {
		for (const { method, outcome, request, final } of trace.transactions) {
			if (outcome !== "redirected") continue;
			const target = headerAddress(trace.text, trace.message(final!), "Contact");
			const usual = method === "REGISTER" ? " That is how a client learns its home server at sign-in." : "";
			report({
				span: startLineSpan(trace, final!),
				message: `${method} was redirected${target ? ` to ${target}` : ""}: ${statusText(trace, final!)}.${usual}`,
				related: [related(trace, request!, `The ${method}`)],
			});
		}
	},
};
