// redirected: the client has to send the request to another address.

import { headerAddress } from "../sip/message.ts";
import { type Rule, related } from "./rule.ts";
import { statusText } from "./wording.ts";

/** Reported on the final 3xx. The target is the first Contact; without one, the finding names none. */
export const redirected: Rule = {
	id: "redirected",
	severity: "information",
	summary: "A request was redirected, and where to",
	judges: "transaction",
	judge(trace, { method, outcome, request, final }, report) {
		if (outcome !== "redirected") return;
		const target = headerAddress(trace.text, trace.message(final!), "Contact");
		const usual = method === "REGISTER" ? " This is how a client learns its home server at sign-in." : "";
		report({
			on: final!,
			message: `${method} was redirected${target ? ` to ${target}` : ""}: ${statusText(trace, final!)}.${usual}`,
			related: [related(request!, `The ${method}`)],
		});
	},
};
