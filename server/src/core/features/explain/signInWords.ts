// A sign-in in words: whether it worked, and why not.

import { statusText } from "../../rules/wording.ts";
import { serverName } from "../../sip/auth.ts";
import { causeOf } from "../../trace/cause.ts";
import type { SignIn } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { durationText } from "../../words.ts";
import { lastMessage } from "./accounts.ts";

/** `alice@contoso.com`, or who else it was. */
export function nameOf(account: string | null): string {
	return account ?? "A user whose name the log does not show";
}

/** `alice@contoso.com could not sign in`: what did not work, for an attempt that failed. */
export function failureOf({ account, kind }: SignIn): string {
	return `${nameOf(account)} could not ${kind === "sign-in" ? "sign in" : "stay signed in: renewing the registration failed"}`;
}

/** Why an attempt failed, in sentences; empty for one that did not. */
export function whyFailed(trace: Trace, signIn: SignIn): string {
	const transaction = trace.transactions[signIn.transactions.at(-1)!]!;
	const end = lastMessage(trace, signIn);
	const status = statusText(trace, end);
	switch (signIn.result) {
		case "refused": {
			const again = transaction.outcome === "challenged" ? "complete credentials with " : "";
			const cause = causeText(trace, signIn);
			const known = cause && ` ${cause}`;
			return (
				`The server${named(signIn)} refused ${credentialsOf(signIn, again === "")}${refusals(trace, signIn)}: it answered ` +
				`${again}${status}${again ? " again" : ""}.${known}`
			);
		}
		case "failed":
			return `The server answered ${status}.${signIn.reason ? ` ${signIn.reason}` : ""}`;
		case "abandoned": {
			const offered = signIn.schemesOffered.length > 0 ? ` (it offers ${signIn.schemesOffered.join(" and ")})` : "";
			return (
				`The server${named(signIn)} asked for credentials with ${status}${offered}, and the client sent none in the ` +
				`${durationText(trace.loggedAfter(transaction.final!))} that the log goes on.`
			);
		}
		case "unanswered": {
			const waited = durationText(transaction.waitedMs ?? 0);
			return transaction.provisionals.length > 0
				? `After ${status} no final answer came in the ${waited} that the log goes on.`
				: `No answer to the sign-in request came in the ${waited} that the log goes on.`;
		}
		default:
			return "";
	}
}

/** What a server says of the reason beyond its status; empty where it says nothing more. */
export function causeText(trace: Trace, signIn: SignIn): string {
	if (signIn.result === "failed") return signIn.reason ?? "";
	if (signIn.result !== "refused") return "";
	const cause = causeOf(trace, lastMessage(trace, signIn));
	return cause?.diagnostic ? cause.text : "";
}

/** What somebody can do about an attempt that failed, where no fact of a table says it better. */
export function checkFor(trace: Trace, signIn: SignIn): string {
	switch (signIn.result) {
		case "refused":
		case "failed": {
			const check = causeOf(trace, lastMessage(trace, signIn))?.diagnostic?.check;
			return check ?? (signIn.result === "refused" ? refusedCheck(signIn) : "");
		}
		case "abandoned":
			return (
				"Find out why the client had no credentials to send: no Kerberos ticket (is the computer in the domain, and can it " +
				"reach a domain controller?), clocks too far apart, no client certificate, or a password prompt that was closed."
			);
		case "unanswered":
			return "Check that the server runs and can be reached from the client at this address and port, and whether a firewall drops the packets.";
		default:
			return "";
	}
}

/** One attempt may hold several tries: another scheme, or the password typed again. */
function refusals(trace: Trace, { transactions, schemesTried }: SignIn): string {
	const count = transactions.filter((id) => trace.isRefused(trace.transactions[id]!)).length;
	if (count < 2) return "";
	return schemesTried.length > 1
		? `, the last of ${count} tries (${schemesTried.join(", then ")})`
		: `, ${count} times`;
}

function refusedCheck({ scheme }: SignIn): string {
	switch (scheme?.toLowerCase()) {
		case "kerberos":
			return "Check that the account is enabled, that the server's service principal name belongs to the account the server runs as, and that the clocks agree.";
		case "tls-dsk":
			return "Check that the client's certificate is valid, was issued for this account and is known to the server; deleting it makes the client ask for a new one.";
		default:
			return "Check the account name, the password and whether the account is locked or expired.";
	}
}

/** `NTLM, as CONTOSO\alice`: how a client proved who it is, as far as the log shows; empty where it does not. */
export function schemeText({ scheme, credentials }: SignIn): string {
	if (!scheme) return "";
	return credentials ? `${scheme}, as ${credentials}` : scheme;
}

/** A 403 may come because good credentials are not the right ones: then nothing is said of the password. */
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

/** ` pool.contoso.com`: the prefix that Kerberos puts before a server's name says nothing to a reader. */
function named({ server }: SignIn): string {
	return server ? ` ${serverName(server)}` : "";
}
