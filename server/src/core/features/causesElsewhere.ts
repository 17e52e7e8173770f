// Causes in another call: a REFER that asks for an INVITE, a redirection that is followed with a new Call-ID.

import { addressName, readAddress, readUri } from "../sip/address.ts";
import { findHeaders, headerAddress } from "../sip/message.ts";
import { slice } from "../text.ts";
import { INVITE_TIMEOUT_MS } from "../trace/outcome.ts";
import type { Trace } from "../trace/trace.ts";
import type { MessageCause } from "./causes.ts";

/** The cause of a request that stands in another call; `undefined` where the headers do not show one. */
export function causeElsewhere(trace: Trace, message: number): MessageCause | undefined {
	const transaction = trace.transactionOf(message);
	if (transaction.request !== message) return undefined;
	const refers = transaction.method === "INVITE" && header(trace, message, "Referred-By") !== undefined;
	// From the back: of several that would do, the nearest one before.
	for (let id = transaction.id - 1; id >= 0; id--) {
		const before = trace.transactions[id]!;
		if (before.request === null || before.callId === transaction.callId) continue;
		if (!(trace.clock(message) - trace.clock(before.request) <= LONGEST_MS)) break;
		if (refers && before.method === "REFER" && asksFor(trace, before.request, message)) {
			return { message: before.request, why: REFERRED };
		}
		const isRedirect = before.outcome === "redirected" && before.method === transaction.method;
		if (isRedirect && before.final! < message && leadsTo(trace, before.request, before.final!, message)) {
			return { message: before.final!, why: REDIRECTED };
		}
	}
	return undefined;
}

/** What came of a message in other calls. */
export function effectsElsewhere(trace: Trace, message: number): readonly MessageCause[] {
	const transaction = trace.transactionOf(message);
	const isRefer = transaction.method === "REFER" && message === transaction.request;
	const isRedirect = transaction.outcome === "redirected" && message === transaction.final;
	if (!isRefer && !isRedirect) return [];
	const effects: MessageCause[] = [];
	for (let id = transaction.id + 1; id < trace.transactions.length; id++) {
		const { method, request, callId } = trace.transactions[id]!;
		if (request === null || callId === transaction.callId) continue;
		if (!(trace.clock(request) - trace.clock(transaction.request!) <= LONGEST_MS)) break;
		if (method !== (isRefer ? "INVITE" : transaction.method)) continue;
		// The nearest cause counts, so that a message has one cause whichever way one asks.
		const cause = causeElsewhere(trace, request);
		if (cause?.message === message) effects.push({ message: request, why: cause.why });
	}
	return effects;
}

/** A REFER or a redirection that nobody has followed by then is over, and a search has to end somewhere. */
const LONGEST_MS = INVITE_TIMEOUT_MS;

const REFERRED = "makes the call that the REFER asked for";
const REDIRECTED = "goes where it was redirected to";

/** The INVITE names who referred it (RFC 3892), and goes to the target of the REFER (RFC 3515 §2.1). */
function asksFor(trace: Trace, refer: number, invite: number): boolean {
	const referrer = header(trace, refer, "Referred-By") ?? header(trace, refer, "From");
	const target = header(trace, refer, "Refer-To");
	if (target === undefined || referrer !== header(trace, invite, "Referred-By")) return false;
	return target === targetOf(trace, invite) || target === header(trace, invite, "To");
}

/** The same sender asks for the same person (RFC 3261 §8.1.3.4), at an address that the redirection names. */
function leadsTo(trace: Trace, request: number, redirect: number, later: number): boolean {
	if (header(trace, request, "From") !== header(trace, later, "From")) return false;
	if (header(trace, request, "To") !== header(trace, later, "To")) return false;
	const target = targetOf(trace, later);
	if (target === targetOf(trace, request)) return false;
	const contacts = findHeaders(trace.text, trace.message(redirect), "Contact");
	return contacts.some(({ value }) => addressName(readAddress(slice(trace.text, value))) === target);
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
