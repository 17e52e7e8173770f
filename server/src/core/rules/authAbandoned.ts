// auth-abandoned: the client never answered a challenge, although the log continues.

import { whatFailed } from "../activities/wording.ts";
import { offeredSchemes } from "../trace/signIns/credentials.ts";
import { TIMEOUT_MS } from "../trace/timers.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText, shortened } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { type Rule, relatedAll } from "./rule.ts";
import { attemptName, statusText } from "./wording.ts";

/**
 * Reported on the final response. If requests without credentials were challenged repeatedly, there is one finding, on the
 * last. Silent unless the log of the process continues for more than 32 s (64·T1) after the first challenge.
 */
export const authAbandoned: Rule = {
	id: "auth-abandoned",
	severity: "warning",
	summary: "The server asked for credentials, and the client never sent any, although the log continues",
	outranks: ["clock-skew", "failed-transaction", "reported-failure"],
	judges: "transaction",
	judge(trace, transaction, report) {
		if (transaction.outcome !== "challenged" || trace.isRefused(transaction)) return;
		if (trace.answers.answerTo(transaction) || trace.answers.challengedAgainBy(transaction)) return;
		const asked = askedBefore(trace, transaction);
		const after = trace.loggedAfter(asked[0]!.final!);
		if (!(after > TIMEOUT_MS)) return;
		report({
			on: transaction.final!,
			message: abandonedText(trace, transaction, asked.length, after),
			headline: headlineOf(
				`No credentials were sent after ${statusText(trace, transaction.final!)}${offerText(trace, transaction)}`,
				whatFailed(trace, transaction),
			),
			check: abandonedCheck(trace, transaction.final!),
			related: relatedAll(
				asked.map((each) => each.request!),
				`The ${transaction.method} that was challenged`,
			),
		});
	},
};

/** Consecutive requests without credentials that were challenged, up to and including `last`. */
function askedBefore(trace: Trace, last: Transaction): readonly Transaction[] {
	const asked = [last];
	for (let each = trace.answers.challengedBefore(last); each; each = trace.answers.challengedBefore(each))
		asked.push(each);
	return asked.reverse();
}

function abandonedText(trace: Trace, transaction: Transaction, times: number, after: number): string {
	const offer = offerText(trace, transaction);
	const status = statusText(trace, transaction.final!);
	const asked =
		times === 1
			? `the server asked for credentials with ${status}${offer}, and none were sent in the next ` +
				`${durationText(after)} of the log`
			: `the server asked for credentials ${times} times with ${status}${offer}, and the log shows none in ` +
				`${durationText(after)}`;
	return `${attemptName(trace, transaction)} stopped here: ${asked}. ${NOTHING_TO_GIVE}`;
}

/** The schemes that the server offers: ` (NTLM, Kerberos)`. */
function offerText(trace: Trace, { final }: Transaction): string {
	const schemes = offeredSchemes(trace, final!);
	return schemes.length > 0 ? ` (${schemes.join(", ")})` : "";
}

const NOTHING_TO_GIVE = "The client had no credentials to send, or the user gave up.";

/** What to check if a client does not answer a challenge, depending on the offered schemes. */
export function abandonedCheck(trace: Trace, challenge: number): string {
	const schemes = new Set(offeredSchemes(trace, challenge).map((scheme) => scheme.toLowerCase()));
	const service = certificateService(trace, challenge);
	if (schemes.size === 1 && schemes.has("tls-dsk")) {
		return (
			`Check that the client can get its certificate: it has to reach ${service}, and to trust its certificate and that of ` +
			"the sign-in service (AD FS) in front of it, and the user has to be able to sign in there."
		);
	}
	const missing = [
		schemes.has("kerberos") ? "a Kerberos ticket (the computer must be in the domain, and the clocks must agree)" : "",
		schemes.has("ntlm") || schemes.has("digest") || schemes.has("basic")
			? "a password (the prompt may have been closed)"
			: "",
		schemes.has("tls-dsk") ? `a certificate from ${service}` : "",
	].filter((part) => part !== "");
	return missing.length > 0
		? `Find out what the client was missing: ${missing.join(", or ")}.`
		: "Find out why the client had no credentials to send.";
}

/** TLS-DSK requires a user certificate, which a web service issues. The challenge contains its URI ([MS-SIPAE] 3.3.1). */
function certificateService(trace: Trace, challenge: number): string {
	const uri = trace.auth
		.challenges(challenge)
		.map(({ parameters }) => parameters.get("sts-uri") ?? "")
		.find((each) => each !== "");
	return `the certificate provisioning service${uri ? ` at ${shortened(uri, LONGEST_URI)}` : ""}`;
}

const LONGEST_URI = 200;
