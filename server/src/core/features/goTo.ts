// Navigation between requests and responses, and along transactions and dialogs.

import { findHeader } from "../sip/message.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** A message as a navigation target. */
export interface Target {
	readonly message: number;
	/** The whole message, starting at its start line. */
	readonly span: Span;
	/** The start line. */
	readonly selection: Span;
}

/**
 * From a response to its request; from a request to its final response, or to the last provisional one while there is none;
 * from an ACK or CANCEL to its INVITE. Empty outside messages, or if the counterpart is not in the log.
 */
export function definition(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const other = otherEnd(trace, message);
	return other === null || other === undefined || other === message ? [] : [target(trace, other)];
}

/** All responses of the transaction at a position, in file order. */
export function implementation(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	return responses(trace.transactionOf(message)).map((response) => target(trace, response));
}

/** On a Call-ID, all messages that share it; anywhere else in a message, all messages of its transaction. */
export function references(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const found = isOnCallId(trace, message, offset)
		? trace.calls.messagesOf(message)
		: messagesOf(trace.transactionOf(message));
	return found.map((each) => target(trace, each));
}

/** The other messages of the transaction at `offset`. */
export function highlights(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	return messagesOf(trace.transactionOf(message))
		.filter((each) => each !== message)
		.map((each) => target(trace, each));
}

/** The message whose lines contain `offset`; stray text after a message belongs to none. */
export function messageAt(trace: Trace, offset: number): number | undefined {
	const line = trace.lines.lineAt(offset);
	const message = trace.messageAtLine(line);
	if (message === undefined || line < trace.index.messages.line(message)) return undefined;
	return offset < trace.message(message).span.end || offset === trace.text.length ? message : undefined;
}

/**
 * All messages of a transaction in file order: retransmissions, responses, and ACKs, even without their INVITE, and the
 * copies of all of these in the log of the other side.
 */
export function messagesOf({ request, retransmissions, acks, otherEnd, ...rest }: Transaction): readonly number[] {
	const requests = request === null ? [] : [request, ...retransmissions];
	return [...requests, ...responses(rest), ...acks, ...otherEnd].sort((a, b) => a - b);
}

function responses({
	provisionals,
	final,
	laterFinals,
}: Pick<Transaction, "provisionals" | "final" | "laterFinals">): readonly number[] {
	return [...provisionals, ...(final === null ? [] : [final]), ...laterFinals].sort((a, b) => a - b);
}

function otherEnd(trace: Trace, message: number): number | null | undefined {
	const transaction = trace.transactionOf(message);
	if (trace.index.messages.status(message) > 0) return transaction.request;
	if (transaction.invite !== null) return trace.transactions[transaction.invite]!.request;
	if (transaction.acks.includes(message)) return transaction.request;
	return transaction.final ?? transaction.provisionals.at(-1);
}

function isOnCallId(trace: Trace, message: number, offset: number): boolean {
	const callId = findHeader(trace.text, trace.message(message), "Call-ID");
	return callId !== undefined && offset >= callId.name.start && offset <= callId.value.end;
}

function target(trace: Trace, message: number): Target {
	const { span, startSpan } = trace.message(message);
	return { message, span, selection: startSpan };
}
