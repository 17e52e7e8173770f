// Sentences about a sign-in: whether it worked, and why not.

import { couldNotRegister } from "../../activities/wording.ts";
import { abandonedCheck } from "../../rules/authAbandoned.ts";
import { refusalCheck } from "../../rules/authFailed.ts";
import { redirectTarget, unreachedCheck } from "../../rules/redirected.ts";
import { statusText } from "../../rules/wording.ts";
import { serverName } from "../../sip/auth.ts";
import type { Cause } from "../../trace/causes/cause.ts";
import { causeOf } from "../../trace/causes/causeOf.ts";
import { logContinuesText } from "../../trace/processes/silence.ts";
import type { SignIn } from "../../trace/signIns/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { durationText, listText } from "../../words.ts";
import { lastMessage } from "./accounts.ts";

/** `alice@contoso.com`, or a placeholder if the account is unknown. */
export function nameOf(account: string | null): string {
	return account ?? "A user whose name the log does not show";
}

/** `alice@contoso.com could not sign in`: what failed, for a failed attempt. */
export function failureOf({ account, kind }: SignIn): string {
	return `${nameOf(account)} ${couldNotRegister(kind)}`;
}

/** Why an attempt failed, in sentences; empty if it did not. */
export function whyFailed(trace: Trace, signIn: SignIn): string {
	const transaction = trace.transactions[signIn.transactions.at(-1)!]!;
	const end = lastMessage(trace, signIn);
	const status = statusText(trace, end);
	switch (signIn.result) {
		case "refused": {
			const again = transaction.outcome === "challenged" ? "complete credentials with " : "";
			const cause = ownCause(trace, signIn);
			const what = cause?.code ? "the sign-in" : credentialsOf(signIn, again === "" && cause !== undefined);
			return `The server${named(signIn)} refused ${what}${refusals(trace, signIn)}: it responded with ${again}${status}${again ? " again" : ""}.${cause?.text ? ` ${cause.text}` : ""}`;
		}
		case "failed":
			return `The server responded with ${status}.${signIn.reason ? ` ${signIn.reason}` : ""}`;
		case "abandoned": {
			if (transaction.outcome === "redirected") {
				return (
					`The server redirected the client to ${redirectTarget(trace, end) || "another server"} with ${status}, and the ` +
					`log shows no sign-in there in the next ${durationText(trace.loggedAfter(end))}.`
				);
			}
			const offered = signIn.schemesOffered.length > 0 ? ` (it offers ${listText(signIn.schemesOffered)})` : "";
			return (
				`The server${named(signIn)} asked for credentials with ${status}${offered}, and the client sent none in ` +
				`the next ${durationText(trace.loggedAfter(transaction.final!))} of the log.`
			);
		}
		case "unanswered": {
			const goesOn = logContinuesText(trace, transaction);
			return transaction.provisionals.length > 0
				? `No final response followed ${status}, although ${goesOn}.`
				: `The sign-in request got no response, although ${goesOn}.`;
		}
		default:
			return "";
	}
}

/** The cause given in the final response of an attempt; the generic meaning of its status does not count. */
function ownCause(trace: Trace, signIn: SignIn): Cause | undefined {
	const cause = causeOf(trace, lastMessage(trace, signIn));
	return cause?.isStock === false ? cause : undefined;
}

/** Advice for a failed attempt; empty if there is none. */
export function checkFor(trace: Trace, signIn: SignIn): string {
	switch (signIn.result) {
		case "refused":
			return refusalCheck(ownCause(trace, signIn), signIn.scheme);
		case "failed":
			return causeOf(trace, lastMessage(trace, signIn))?.check ?? "";
		case "abandoned": {
			const end = lastMessage(trace, signIn);
			const { outcome } = trace.transactionOf(end);
			return outcome === "redirected" ? unreachedCheck(trace, end) : abandonedCheck(trace, end);
		}
		case "unanswered":
			return (
				"Check that the server is running and reachable from the client at this address and port, and whether a " +
				"firewall drops the packets."
			);
		default:
			return "";
	}
}

/** The representative among failed attempts: the last one with the most frequent result, refusals preferred. */
export function representativeAttempt(failed: readonly SignIn[]): SignIn {
	const refused = failed.filter(({ result }) => result === "refused");
	if (refused.length > 0) return refused.at(-1)!;
	const counts = new Map<string, number>();
	const key = ({ result, reason }: SignIn) => `${result} ${reason}`;
	for (const signIn of failed) counts.set(key(signIn), (counts.get(key(signIn)) ?? 0) + 1);
	return failed.reduce((most, each) => (counts.get(key(each))! >= counts.get(key(most))! ? each : most));
}

/** `1 got no response, 2 were refused`: how several attempts failed, in log order. */
export function failedHow(failed: readonly SignIn[]): string {
	const counts = new Map<SignIn["result"], number>();
	for (const { result } of failed) counts.set(result, (counts.get(result) ?? 0) + 1);
	return listText(
		[...counts].map(([result, count]) => `${count} ${FAILED_HOW[result]?.[count === 1 ? 0 : 1] ?? result}`),
	);
}

const FAILED_HOW: Partial<Readonly<Record<SignIn["result"], readonly [one: string, many: string]>>> = {
	refused: ["was refused", "were refused"],
	failed: ["failed", "failed"],
	abandoned: ["was abandoned", "were abandoned"],
	unanswered: ["got no response", "got no response"],
};

/** An attempt may contain several tries: another scheme, or the password entered again. */
function refusals(trace: Trace, { transactions, schemesTried }: SignIn): string {
	const count = transactions.filter((id) => trace.isRefused(trace.transactions[id]!)).length;
	if (count < 2) return "";
	return schemesTried.length > 1
		? `, the last of ${count} attempts (${schemesTried.join(", then ")})`
		: `, ${count} times`;
}

/** `NTLM, as CONTOSO\alice`: how the client authenticated, as far as the log shows; may be empty. */
export function schemeText({ scheme, credentials }: SignIn): string {
	if (!scheme) return "";
	return credentials ? `${scheme}, as ${credentials}` : scheme;
}

/** A 403 may mean that valid credentials belong to another account, so it says nothing about the password. */
function credentialsOf(signIn: SignIn, mayBeGood: boolean): string {
	const scheme = schemeText(signIn);
	switch (signIn.scheme?.toLowerCase()) {
		case "kerberos":
			return "the Kerberos ticket";
		case "tls-dsk":
			return "the client's certificate (TLS-DSK)";
		case undefined:
			return "the credentials";
		default:
			return `the ${mayBeGood ? "credentials" : "user name or password"} (${scheme})`;
	}
}

/** ` pool.contoso.com`: without the Kerberos service prefix, which means nothing to readers. */
function named({ server }: SignIn): string {
	return server ? ` ${serverName(server)}` : "";
}
