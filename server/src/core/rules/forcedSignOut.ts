// forced-sign-out: the server ended the registration.

import { registrationEvent } from "../sip/facts/registrationEvents.ts";
import { headerCause } from "../trace/causes/causeOf.ts";
import { deregistration } from "../trace/signIns/deregistration.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { sentence, sentences } from "../words.ts";
import { headlineOf } from "./headline.ts";
import type { Rule } from "./rule.ts";

/** Reported on the NOTIFY or BENOTIFY that ends the registration ([MS-SIPREGE] 3.2). */
export const forcedSignOut: Rule = {
	id: "forced-sign-out",
	severity: "error",
	summary: "The server signed the client out, and why",
	outranks: ["reported-failure"],
	judges: "transaction",
	judge(trace, transaction, report) {
		const why = signOutReason(trace, transaction);
		if (why === undefined) return;
		const what = trace.viewpoint === "client" ? "The server signed this client out" : "The server signed a client out";
		report({
			on: transaction.request!,
			message: `${what}. ${why}`,
			headline: headlineOf(why, what),
			why,
			check:
				headerCause(trace, transaction.request!)?.check ||
				"Check what happened to the account at that time: whether it signed in elsewhere, was disabled, or was " +
					"moved to another server.",
		});
	},
};

/** The reason that the server gives for ending the registration, in sentences; `undefined` for any other transaction. */
export function signOutReason(trace: Trace, transaction: Transaction): string | undefined {
	const event = deregistration(trace, transaction);
	if (event === undefined) return undefined;
	const known = registrationEvent(event)?.meaning;
	const cause = headerCause(trace, transaction.request!)?.text ?? "";
	return sentences(known ? sentence(known) : event ? `Reason: ${event}.` : "", cause);
}
