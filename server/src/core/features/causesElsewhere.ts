// Causes in another call: a REFER that asks for an INVITE, a redirection that is followed with a new Call-ID.

import { addressName, readAddress, readUri } from "../sip/address.ts";
import { findHeaders, headerAddress } from "../sip/message.ts";
import { slice } from "../text.ts";
import { INVITE_TIMEOUT_MS } from "../trace/outcome.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import type { MessageCause } from "./causes.ts";

/** The cause of a request that stands in another call; `undefined` where the headers do not show one. */
export function causeElsewhere(trace: Trace, message: number): MessageCause | undefined {
	return linksOf(trace).causes.get(message);
}

/** What came of a message in other calls, in file order. */
export function effectsElsewhere(trace: Trace, message: number): readonly MessageCause[] {
	return linksOf(trace).effects.get(message) ?? [];
}

/** The causes by their effects, and the other way round, so that one answer cannot contradict the other. */
interface Links {
	readonly causes: ReadonlyMap<number, MessageCause>;
	readonly effects: ReadonlyMap<number, MessageCause[]>;
}

/** Found once for each trace: to look for the cause of each of a thousand calls through all of them takes too long. */
function linksOf(trace: Trace): Links {
	let links = KNOWN.get(trace);
	if (!links) {
		links = findLinks(trace);
		KNOWN.set(trace, links);
	}
	return links;
}

const KNOWN = new WeakMap<Trace, Links>();

/** One pass over the messages: what asks for another call is noted under what that would say, and looked up by it. */
function findLinks(trace: Trace): Links {
	const causes = new Map<number, MessageCause>();
	const effects = new Map<number, MessageCause[]>();
	const seen = new Map<string, Latest>();
	for (let message = 0; message < trace.index.messages.count; message++) {
		const transaction = trace.transactionOf(message);
		if (message === transaction.request) {
			const cause = nearest(trace, transaction, wordsOf(trace, transaction, seen.size > 0), seen);
			if (cause) {
				causes.set(message, cause);
				const known = effects.get(cause.message) ?? [];
				effects.set(cause.message, known);
				known.push({ message, why: cause.why });
			}
		}
		for (const [words, why] of asksOf(trace, message, transaction)) note(seen, words, { message, transaction, why });
	}
	return { causes, effects };
}

/** A message that asks for another call. */
interface Asking {
	readonly message: number;
	readonly transaction: Transaction;
	readonly why: string;
}

/** The latest message that asks for something, and the latest one of another call than that. */
interface Latest {
	readonly last: Asking;
	readonly other: Asking | undefined;
}

function note(seen: Map<string, Latest>, words: string, asking: Asking): void {
	const known = seen.get(words);
	const isSameCall = known?.last.transaction.callId === asking.transaction.callId;
	seen.set(words, { last: asking, other: isSameCall ? known?.other : known?.last });
}

/** The nearest message before a request that asks for it from another call. */
function nearest(
	trace: Trace,
	{ request, callId }: Transaction,
	words: readonly string[],
	seen: ReadonlyMap<string, Latest>,
): MessageCause | undefined {
	let found: Asking | undefined;
	for (const each of words) {
		const latest = seen.get(each);
		const asking = latest?.last.transaction.callId === callId ? latest.other : latest?.last;
		if (!asking || (found && found.message >= asking.message)) continue;
		// Without times the difference is no number, and nothing is known of how far one is from the other.
		if (trace.clock(request!) - trace.clock(asking.transaction.request!) <= LONGEST_MS) found = asking;
	}
	return found && { message: found.message, why: found.why };
}

/** A REFER or a redirection that nobody has followed by then is over. */
const LONGEST_MS = INVITE_TIMEOUT_MS;

const REFERRED = "makes the call that the REFER asked for";
const REDIRECTED = "goes where it was redirected to";

/** What a message asks for, in the words of the request that would follow it, and why that follows. */
function asksOf(trace: Trace, message: number, transaction: Transaction): readonly (readonly [string, string])[] {
	const { method, request, final, outcome } = transaction;
	if (request === null) return [];
	if (method === "REFER" && message === request) {
		const referrer = header(trace, request, "Referred-By") ?? header(trace, request, "From");
		const target = header(trace, request, "Refer-To");
		return target === undefined ? [] : [[referral(referrer, target), REFERRED]];
	}
	if (outcome !== "redirected" || message !== final) return [];
	const before = targetOf(trace, request);
	const parties = partiesOf(trace, request);
	const contacts = findHeaders(trace.text, trace.message(final), "Contact").map(({ value }) =>
		addressName(readAddress(slice(trace.text, value))),
	);
	return contacts
		.filter((contact) => contact !== before)
		.map((contact) => [redirection(method, parties, contact), REDIRECTED] as const);
}

/** What a request says of what it may follow: nothing where no message before it asks for anything. */
function wordsOf(trace: Trace, { method, request }: Transaction, isAnythingAsked: boolean): readonly string[] {
	if (!isAnythingAsked) return [];
	const target = targetOf(trace, request!);
	const words = target === undefined ? [] : [redirection(method, partiesOf(trace, request!), target)];
	const referrer = method === "INVITE" ? header(trace, request!, "Referred-By") : undefined;
	if (referrer === undefined) return words;
	const targets = [target, header(trace, request!, "To")].filter((each) => each !== undefined);
	return [...words, ...targets.map((each) => referral(referrer, each))];
}

/** The INVITE names who referred it (RFC 3892), and goes to the target of the REFER (RFC 3515 §2.1). */
function referral(referrer: string | undefined, target: string): string {
	return `REFER\n${referrer}\n${target}`;
}

/** The same sender asks for the same person (RFC 3261 §8.1.3.4), at an address that the redirection names. */
function redirection(method: string, parties: string, target: string): string {
	return `${method}\n${parties}\n${target}`;
}

function partiesOf(trace: Trace, request: number): string {
	return `${header(trace, request, "From")}\n${header(trace, request, "To")}`;
}

/** The address in a header in the short form, to compare it; `undefined` without one. */
function header(trace: Trace, message: number, name: string): string | undefined {
	return headerAddress(trace.text, trace.message(message), name) || undefined;
}

function targetOf(trace: Trace, request: number): string | undefined {
	const { startLine } = trace.message(request);
	if (startLine.kind !== "request") return undefined;
	const uri = slice(trace.text, startLine.uri);
	return addressName({ ...readUri(uri), uri });
}
