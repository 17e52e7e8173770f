// redirected: the client has to send the request to another address.

import { whatFailed } from "../activities/wording.ts";
import { headerAddress } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { durationText } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { type Rule, related } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

/**
 * Reported on the final 3xx. The target is the first Contact; without one, the finding names none. A warning if a sign-in does
 * not continue there, although the log does.
 */
export const redirected: Rule = {
	id: "redirected",
	severity: "information",
	summary: "A request was redirected, and where to",
	judges: "transaction",
	judge(trace, transaction, report) {
		const { method, outcome, request, final } = transaction;
		if (outcome !== "redirected") return;
		const target = redirectTarget(trace, final!);
		const to = target ? ` to ${target}` : "";
		const status = statusText(trace, final!);
		const place = { on: final!, related: [related(request!, `The ${method}`)] };
		if (trace.signIns.of(transaction)?.result === "abandoned") {
			const after = durationText(trace.loggedAfter(final!));
			report({
				...place,
				severity: "warning",
				message:
					`${attemptName(trace, transaction)} stopped here: the server redirected the client${to} with ${status}, and the ` +
					`log shows no sign-in there in the next ${after}.`,
				headline: headlineOf(`No sign-in followed the redirect${to}`, whatFailed(trace, transaction)),
				check: unreachedCheck(trace, final!),
			});
			return;
		}
		const usual = method === "REGISTER" ? " This is how a client learns its home server at sign-in." : "";
		report({ ...place, message: `${method} was redirected${to}: ${status}.${usual}` });
	},
};

/** The server to which a response redirects; empty if it names none. */
export function redirectTarget(trace: Trace, response: number): string {
	return headerAddress(trace.text, trace.message(response), "Contact");
}

/** What to check if a sign-in does not continue at the server to which it was redirected. */
export function unreachedCheck(trace: Trace, response: number): string {
	const target = redirectTarget(trace, response) || "the other server";
	return (
		`Check from the client that the name ${target} resolves, that its port is reachable, and that its certificate contains ` +
		"the name."
	);
}
