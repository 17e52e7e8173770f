// What the requests of a log are for, in the words of those who use the program.

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { addressName, readUri } from "../../sip/address.ts";
import { eventPackage, headerAddress } from "../../sip/message.ts";
import { slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { capital, withArticle } from "../../words.ts";

/** `alice@contoso.com could not call bob@contoso.com`: what a request that failed means. Its request is in the log. */
export function whatFailed(trace: Trace, transaction: Transaction): string {
	const { method } = transaction;
	const [from, to] = parties(trace, transaction.request!);
	switch (method) {
		case "INVITE":
			return isWithinCall(trace, transaction)
				? `A change of the call between ${from} and ${to} failed`
				: `The call from ${from} to ${to} did not come about`;
		case "MESSAGE":
			return `The instant message from ${from} to ${to} was not delivered`;
		case "SUBSCRIBE": {
			const event = eventPackage(trace.text, trace.message(transaction.request!));
			return /^presence(?:\.|$)/i.test(event)
				? `${from} cannot see the presence of ${to}`
				: `${from} could not subscribe to ${event || "events"} of ${to}`;
		}
		case "BYE":
			return `The end of the call between ${from} and ${to} was not confirmed`;
		case "CANCEL":
			return `The call from ${from} to ${to} could not be cancelled`;
		case "NOTIFY":
			return `A notification from ${from} to ${to} was not accepted`;
		case "REGISTER":
			return `${from} could not register`;
		default:
			return capital(`${withArticle(method)} request ${from === to ? `of ${from}` : `from ${from} to ${to}`} failed`);
	}
}

/** Caller and called, or sender and receiver, of a request. */
export function parties(trace: Trace, request: number): readonly [from: string, to: string] {
	const read = trace.message(request);
	const name = (header: string) => headerAddress(trace.text, read, header);
	const uri = read.startLine.kind === "request" ? slice(trace.text, read.startLine.uri) : "";
	return [name("From") || "somebody", name("To") || addressName({ ...readUri(uri), uri }) || "somebody"];
}

/** True for a request inside a call that stands: it has a To tag (RFC 3261 §12.2). */
export function isWithinCall(trace: Trace, { request }: Transaction): boolean {
	return request !== null && trace.index.messages.toTag(request) !== NO_SYMBOL;
}
