// Cause and effect among the messages of a Call-ID, from their headers. Timing alone proves nothing.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { eventPackage } from "../sip/message.ts";
import { lastAtMost } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** The message that caused another one. */
export interface MessageCause {
	readonly message: number;
	/** What the effect does, as a clause that follows the name of the cause: `answers the challenge`. */
	readonly why: string;
}

/**
 * Maps each message with the same Call-ID as `message` to its cause within the call, if it has one. One pass in file order;
 * a cause always precedes its effect.
 */
export function causesInCall(trace: Trace, message: number): ReadonlyMap<number, MessageCause> {
	const causes = new Map<number, MessageCause>();
	const seen: Seen = {
		lastOfMethod: new Map(),
		finals: new Map(),
		invite: undefined,
		subscribe: undefined,
		refer: undefined,
	};
	for (const each of trace.calls.messagesOf(message)) {
		const isResponse = trace.index.messages.status(each) > 0;
		const cause = isResponse ? requestOf(trace, each) : requestCause(trace, each, seen);
		if (cause && cause.message < each) causes.set(each, cause);
		if (isResponse) rememberResponse(trace, each, seen);
		else rememberRequest(trace, each, seen);
	}
	return causes;
}

/** The messages seen so far that later requests of the call may refer to. */
interface Seen {
	readonly lastOfMethod: Map<number, Transaction>;
	/** The last final response of each INVITE by transaction, and of each branch by transaction and To tag. */
	readonly finals: Map<string, number>;
	/** The last INVITE outside a dialog, which began the call. */
	invite: number | undefined;
	subscribe: number | undefined;
	refer: number | undefined;
}

function rememberResponse(trace: Trace, response: number, { finals }: Seen): void {
	const { messages } = trace.index;
	if (messages.status(response) < 200) return;
	const { id, method } = trace.transactionOf(response);
	if (method !== "INVITE") return;
	finals.set(`${id}`, response).set(`${id} ${messages.toTag(response)}`, response);
}

function rememberRequest(trace: Trace, request: number, seen: Seen): void {
	const transaction = trace.transactionOf(request);
	// Ignore retransmissions, and an ACK that is part of its INVITE's transaction.
	if (request !== transaction.request) return;
	seen.lastOfMethod.set(trace.index.messages.method(request), transaction);
	if (transaction.method === "SUBSCRIBE") seen.subscribe = request;
	else if (transaction.method === "REFER") seen.refer = request;
	else if (transaction.method === "INVITE" && trace.index.messages.toTag(request) === NO_SYMBOL) seen.invite = request;
}

function requestOf(trace: Trace, response: number): MessageCause | undefined {
	const { request } = trace.transactionOf(response);
	return request === null ? undefined : { message: request, why: "answers the request" };
}

function requestCause(trace: Trace, message: number, seen: Seen): MessageCause | undefined {
	const transaction = trace.transactionOf(message);
	const { method, request } = transaction;
	const acknowledged = acknowledgedInvite(trace, message, transaction);
	if (acknowledged) return ackCause(trace, message, acknowledged, seen);
	if (request !== null && message !== request) return { message: request, why: "is the same request again" };
	if (method === "CANCEL") return cancelCause(trace, transaction);
	return (
		challengeCause(trace, transaction) ??
		redirectCause(trace, message, seen) ??
		(method === "NOTIFY" || method === "BENOTIFY"
			? notifyCause(trace, message, seen)
			: dialogCause(trace, message, seen))
	);
}

/** The INVITE transaction that an ACK acknowledges, whether or not it is part of it; `undefined` for other requests. */
function acknowledgedInvite(trace: Trace, message: number, transaction: Transaction): Transaction | undefined {
	if (transaction.method === "ACK")
		return transaction.invite === null ? undefined : trace.transactions[transaction.invite];
	const { acks } = transaction;
	return acks[lastAtMost(acks, acks.length, message)] === message ? transaction : undefined;
}

/** Each branch of a forked INVITE is acknowledged separately, identified by its To tag (RFC 3261 §13.2.2.4). */
function ackCause(trace: Trace, ack: number, { id, request }: Transaction, { finals }: Seen): MessageCause | undefined {
	const ofBranch = finals.get(`${id} ${trace.index.messages.toTag(ack)}`);
	const acknowledged = ofBranch ?? finals.get(`${id}`) ?? request;
	return acknowledged === null ? undefined : { message: acknowledged, why: "acknowledges the response" };
}

function cancelCause(trace: Trace, { invite }: Transaction): MessageCause | undefined {
	const request = invite === null ? null : trace.transactions[invite]!.request;
	return request === null ? undefined : { message: request, why: "cancels the INVITE" };
}

function challengeCause(trace: Trace, transaction: Transaction): MessageCause | undefined {
	const final = trace.answers.answeredBy(transaction)?.final ?? null;
	return final === null ? undefined : { message: final, why: "answers the challenge" };
}

/** RFC 3261 §8.1.3.4: a redirected request is resent with the same Call-ID and From, and the next CSeq number. */
function redirectCause(trace: Trace, message: number, { lastOfMethod }: Seen): MessageCause | undefined {
	const { messages } = trace.index;
	const before = lastOfMethod.get(messages.method(message));
	if (before?.outcome !== "redirected" || before.request === null) return undefined;
	const isNext = before.cseqNumber < messages.cseqNumber(message) && before.final! < message;
	const isSameSender = messages.fromTag(before.request) === messages.fromTag(message);
	return isNext && isSameSender ? { message: before.final!, why: "follows the redirect" } : undefined;
}

/** RFC 3515 §2.4.4: a REFER subscribes to its own progress; all other notifications belong to a SUBSCRIBE (RFC 6665). */
function notifyCause(trace: Trace, message: number, { refer, subscribe }: Seen): MessageCause | undefined {
	const event = packageOf(trace, message);
	if (event === "refer") return refer === undefined ? undefined : { message: refer, why: "reports on the REFER" };
	if (subscribe === undefined) return undefined;
	const asked = packageOf(trace, subscribe);
	const fits = event === "" || asked === "" || event === asked;
	return fits ? { message: subscribe, why: "delivers what the SUBSCRIBE asked for" } : undefined;
}

function packageOf(trace: Trace, message: number): string {
	return eventPackage(trace.text, trace.message(message)).toLowerCase();
}

/** A request with a To tag belongs to a dialog (RFC 3261 §12.2), which the INVITE of the call created. */
function dialogCause(trace: Trace, message: number, { invite }: Seen): MessageCause | undefined {
	if (invite === undefined || trace.index.messages.toTag(message) === NO_SYMBOL) return undefined;
	return { message: invite, why: "is part of the call that the INVITE began" };
}
