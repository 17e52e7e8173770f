// Causes in another call: a REFER that triggers an INVITE, or a redirection that is followed with a new Call-ID.

import { addressName, readAddress, readUri } from "../sip/address.ts";
import { findHeaders, headerAddress } from "../sip/message.ts";
import { slice } from "../text.ts";
import { INVITE_TIMEOUT_MS } from "../trace/timers.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import type { MessageCause } from "./causes.ts";

/** The cause of a request if it is in another call; `undefined` if the headers do not show one. */
export function causeElsewhere(trace: Trace, message: number): MessageCause | undefined {
	return linksOf(trace).causes.get(message);
}

/** The effects of a message in other calls, in file order. */
export function effectsElsewhere(trace: Trace, message: number): readonly MessageCause[] {
	return linksOf(trace).effects.get(message) ?? [];
}

/** Causes by effect and effects by cause, computed together so that the two directions agree. */
interface Links {
	readonly causes: ReadonlyMap<number, MessageCause>;
	readonly effects: ReadonlyMap<number, MessageCause[]>;
}

/** Computed once per trace: searching all calls for the cause of each of a thousand calls would take too long. */
function linksOf(trace: Trace): Links {
	let links = KNOWN.get(trace);
	if (!links) {
		links = findLinks(trace);
		KNOWN.set(trace, links);
	}
	return links;
}

const KNOWN = new WeakMap<Trace, Links>();

/**
 * One pass over the messages: each message that triggers another call is stored under a key that the new request will match.
 */
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

/** The latest message that asks for a call, and the latest one with a different Call-ID. */
interface Latest {
	readonly last: Asking;
	readonly other: Asking | undefined;
}

function note(seen: Map<string, Latest>, words: string, asking: Asking): void {
	const known = seen.get(words);
	const isSameCall = known?.last.transaction.callId === asking.transaction.callId;
	seen.set(words, { last: asking, other: isSameCall ? known?.other : known?.last });
}

/** The closest earlier message in another call that asks for a request. */
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
		// Without times the difference is NaN and the comparison fails, since nothing is known about the interval.
		if (trace.clock(request!) - trace.clock(asking.transaction.request!) <= LONGEST_MS) found = asking;
	}
	return found && { message: found.message, why: found.why };
}

/** A REFER or redirection that was not followed within this time has expired. */
const LONGEST_MS = INVITE_TIMEOUT_MS;

const REFERRED = "places the call that the REFER asked for";
const REDIRECTED = "follows the redirect";

/** Keys for what a message asks for, as the resulting request will express it, and the description of the relation. */
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

/** Keys for what may have triggered a request; none if no earlier message asked for anything. */
function wordsOf(trace: Trace, { method, request }: Transaction, isAnythingAsked: boolean): readonly string[] {
	if (!isAnythingAsked) return [];
	const target = targetOf(trace, request!);
	const words = target === undefined ? [] : [redirection(method, partiesOf(trace, request!), target)];
	const referrer = method === "INVITE" ? header(trace, request!, "Referred-By") : undefined;
	if (referrer === undefined) return words;
	const targets = [target, header(trace, request!, "To")].filter((each) => each !== undefined);
	return [...words, ...targets.map((each) => referral(referrer, each))];
}

/** The INVITE names the referrer (RFC 3892) and goes to the target of the REFER (RFC 3515 §2.1). */
function referral(referrer: string | undefined, target: string): string {
	return `REFER\n${referrer}\n${target}`;
}

/** The same caller calls the same person (RFC 3261 §8.1.3.4) at an address from the redirection. */
function redirection(method: string, parties: string, target: string): string {
	return `${method}\n${parties}\n${target}`;
}

function partiesOf(trace: Trace, request: number): string {
	return `${header(trace, request, "From")}\n${header(trace, request, "To")}`;
}

/** The address in a header in normalised form for comparison; `undefined` if the header is missing. */
function header(trace: Trace, message: number, name: string): string | undefined {
	return headerAddress(trace.text, trace.message(message), name) || undefined;
}

function targetOf(trace: Trace, request: number): string | undefined {
	const { startLine } = trace.message(request);
	if (startLine.kind !== "request") return undefined;
	const uri = slice(trace.text, startLine.uri);
	return addressName({ ...readUri(uri), uri });
}
