// The owner of a log, so that labels need not repeat the user's name and domain.

import type { ActivityKind } from "../../activities/kinds.ts";
import { senderName } from "../../rules/wording.ts";
import type { Trace } from "../../trace/trace.ts";

/** The user of the client that wrote a log. */
export interface LogOwner {
	/** `alice@contoso.com`: the account that signs in, otherwise the sender of the first request; empty if unknown. */
	readonly account: string;
	/** `@contoso.com`; empty if unknown. */
	readonly domain: string;
}

/** Determines the owner of a log. */
export function ownerOf(trace: Trace): LogOwner {
	const account = trace.signIns.all.find((signIn) => signIn.account !== null)?.account ?? firstSender(trace) ?? "";
	const at = account.lastIndexOf("@");
	return { account, domain: at < 0 ? "" : account.slice(at) };
}

/** Omits the home domain from addresses in a name, to leave room for what happened. */
export function withoutOwnDomain(name: string, { domain }: LogOwner): string {
	if (domain === "") return name;
	const words = name.split(" ");
	// A registration is addressed to the domain itself.
	if (words.length > 1 && `@${words.at(-1)}` === domain) words.pop();
	return words.map((word) => (word.endsWith(domain) ? word.slice(0, -domain.length) : word)).join(" ");
}

/**
 * `Call to bob@contoso.com`, `Call from bob@contoso.com`, `Sign-in`, `Contact list`: the title of an activity without the
 * user.
 */
export function withoutOwnAccount(title: string, kind: ActivityKind, { account }: LogOwner): string {
	if (account === "") return title;
	const outgoing = ` from ${account} to `;
	if (title.includes(outgoing)) return title.replace(outgoing, kind === "conversation" ? " with " : " to ");
	const preposition = OWN.has(kind) ? "of" : "to";
	const end = [`for ${account}`, `${preposition} ${account}`].find((each) => title.endsWith(` ${each}`));
	return end === undefined ? title : title.slice(0, -end.length - 1);
}

/** Activities that every user has one of or performs alone. */
const OWN: ReadonlySet<ActivityKind> = new Set(["sign-in", "presence", "contacts", "settings", "publication"]);

function firstSender(trace: Trace): string | undefined {
	const sent = trace.transactions.find(({ request }) => request !== null && trace.direction(request) === "sent");
	return sent && senderName(trace, sent.request!);
}
