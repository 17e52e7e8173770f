// Whose log it is: the domain that most addresses end with, and that nobody needs to read in each line again.

import { senderName } from "../../rules/wording.ts";
import type { Trace } from "../../trace/trace.ts";

/** `@contoso.com`: the domain of the account that signs in, or else of who sends the first request; empty if unknown. */
export function homeDomain(trace: Trace): string {
	const account = trace.signIns.all.find((signIn) => signIn.account !== null)?.account ?? firstSender(trace) ?? "";
	const at = account.lastIndexOf("@");
	return at < 0 ? "" : account.slice(at);
}

/** A name without the home domain at its end, which leaves room for what happened. */
export function withoutHome(name: string, home: string): string {
	if (home === "") return name;
	// A registration is addressed to the domain itself.
	return [home, home.replace("@", " ")].reduce(
		(text, end) => (text.endsWith(end) ? text.slice(0, -end.length) : text),
		name,
	);
}

function firstSender(trace: Trace): string | undefined {
	const sent = trace.transactions.find(({ request }) => request !== null && trace.direction(request) === "sent");
	return sent && senderName(trace, sent.request!);
}
