// A transaction: a request, its provisional responses and its final response (RFC 3261 §17).

/** Numbers are message numbers of the index unless stated otherwise. */
export interface Transaction {
	/** The transaction's own number, in the order of first messages. */
	readonly id: number;
	/** Method of the request. For an orphan, the method in its CSeq; empty if it is missing. */
	readonly method: string;
	/** Symbol of the Call-ID. */
	readonly callId: number;
	/** `NO_NUMBER` if it cannot be read. */
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
	/** The ACKs to the final responses of an INVITE, whether or not they are part of its transaction. */
	readonly acks: readonly number[];
	/**
	 * The messages of the transaction as logged by the other side, in a text with the logs of both sides, in file order. None
	 * of them is a retransmission or occurs in another list.
	 */
	readonly otherEnd: readonly number[];
	/** For an INVITE: the transaction number of its CANCEL. */
	readonly cancel: number | null;
	/** For a CANCEL or separate ACK: the transaction number of its INVITE. */
	readonly invite: number | null;
	readonly outcome: Outcome;
	/**
	 * From the first copy of the request to the final response, in ms by the log's clock; `null` if either is missing, the
	 * clock went back in between, the response was logged first, or the log has no times.
	 */
	readonly durationMs: number | null;
	/**
	 * How long the log of its process continues, in ms, after a request without the final response that is due; `null` for all
	 * others, and in a log without times.
	 */
	readonly waitedMs: number | null;
}

/** How a transaction ended; see the table in ARCHITECTURE.md. */
export type Outcome =
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed"
	| "unanswered"
	| "pending"
	| "noResponseDue"
	| "orphan";

/** The first message that shows what a transaction is about: its request, or the first response in the log. */
export function leadingMessage({
	request,
	provisionals,
	final,
}: Pick<Transaction, "request" | "provisionals" | "final">): number {
	return request ?? provisionals[0] ?? final!;
}
