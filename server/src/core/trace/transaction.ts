// What a transaction is: a request, its provisional responses and its final response (RFC 3261 §17).

import type { Outcome } from "./outcome.ts";

/** Numbers in the fields are message numbers of the index unless they say otherwise. */
export interface Transaction {
	/** The transaction's own number, in the order of the first message. */
	readonly id: number;
	/** Method of the request; of an orphan the method its CSeq names, empty when it names none. */
	readonly method: string;
	/** Symbol of the Call-ID. */
	readonly callId: number;
	/** `NO_NUMBER` when it cannot be read. */
	readonly cseqNumber: number;
	/** The first copy of the request; `null` for an orphan. */
	readonly request: number | null;
	/** Later copies of the request. */
	readonly retransmissions: readonly number[];
	readonly provisionals: readonly number[];
	/** The first final response. */
	readonly final: number | null;
	/** Further final responses: copies of the first, or those of other branches of a forked INVITE. */
	readonly laterFinals: readonly number[];
	/** The ACKs to the final responses of an INVITE, whether they are part of its transaction or not. */
	readonly acks: readonly number[];
	/**
	 * Its messages as the log of the other side shows them, where the logs of both sides stand in one text; in file order.
	 * Nothing in them was sent again, and none of them is in another list.
	 */
	readonly otherEnd: readonly number[];
	/** Of an INVITE: the transaction number of the CANCEL that was sent for it. */
	readonly cancel: number | null;
	/** Of a CANCEL or an ACK of its own: the transaction number of its INVITE. */
	readonly invite: number | null;
	readonly outcome: Outcome;
	/**
	 * From the first copy of the request to the final response, in ms by the log's clock; `null` without both, and where the
	 * clock was put back between them, the response was logged first or the log has no times.
	 */
	readonly durationMs: number | null;
	/**
	 * How long the log of its process goes on, in ms, after a request that has no final response though one is due; `null` for
	 * all others, and in a log without times.
	 */
	readonly waitedMs: number | null;
}

/** The first message of a transaction that tells what it is about: its request, or what the log has of the answers to it. */
export function leadingMessage({
	request,
	provisionals,
	final,
}: Pick<Transaction, "request" | "provisionals" | "final">): number {
	return request ?? provisionals[0] ?? final!;
}
