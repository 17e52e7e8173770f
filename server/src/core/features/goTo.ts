// Where to go from a place in the log: between requests and responses, along transactions and dialogs.

import { findHeader } from "../sip/message.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** A message as the target of a jump. */
export interface Target {
	readonly message: number;
	/** The whole message from its start line on. */
	readonly span: Span;
	/** The start line. */
	readonly selection: Span;
}

/**
 * From a response to its request; from a request to its final response, or as long as there is none to its last
 * provisional one; from an ACK or CANCEL to its INVITE. Empty outside messages and where the log has no other end.
 */
export function definition(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	const other = otherEnd(trace, message);
	return other === null || other === undefined || other === message ? [] : [target(trace, other)];
}

/** From anywhere in a transaction to all its responses, in file order. */
export function implementation(trace: Trace, offset: number): readonly Target[] {
	const message = messageAt(trace, offset);
	if (message === undefined) return [];
	return responses(trace.transactionOf(message)).map((response) => target(trace, response));
}

/** From a Call-ID to all messages that share it; from anywhere else in a message to all of its transaction. */
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

/** The message whose lines hold `offset`; text that is loose behind a message belongs to none. */
export function messageAt(trace: Trace, offset: number): number | undefined {
	const line = trace.lines.lineAt(offset);
	const message = trace.messageAtLine(line);
	if (message === undefined || line < trace.index.messages.line(message)) return undefined;
	return offset < trace.message(message).span.end || offset === trace.text.length ? message : undefined;
}

/**
 * All messages of a transaction in file order: copies, responses and the ACKs to them, even one that stands alone, and all
 * of them as the log of the other side shows them.
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
