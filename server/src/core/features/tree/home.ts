// Whose log it is: the domain that most addresses end with, and that nobody needs to read in each line again.

import { senderName } from "../../rules/wording.ts";
import type { Trace } from "../../trace/trace.ts";

/** `@contoso.com`: the domain of the account that signs in, or else of who sends the first request; empty if unknown. */
export function homeDomain(trace: Trace): string {
	const account = trace.signIns.all.find((signIn) => signIn.account !== null)?.account ?? firstSender(trace) ?? "";
	const at = account.lastIndexOf("@");
	return at < 0 ? "" : account.slice(at);
}

/** A name with addresses of the home domain left short, which leaves room for what happened. */
export function withoutHome(name: string, home: string): string {
	if (home === "") return name;
	const words = name.split(" ");
	// A registration is addressed to the domain itself.
	if (words.length > 1 && `@${words.at(-1)}` === home) words.pop();
	return words.map((word) => (word.endsWith(home) ? word.slice(0, -home.length) : word)).join(" ");
}

function firstSender(trace: Trace): string | undefined {
	const sent = trace.transactions.find(({ request }) => request !== null && trace.direction(request) === "sent");
	return sent && senderName(trace, sent.request!);
}
