// The path of each message: which endpoint sent it, and which received it.

/** An endpoint: a client, a server, a proxy. */
export interface Endpoint {
	/** The addresses and names under which it was seen, most descriptive first; never empty. */
	readonly addresses: readonly string[];
}

/** The hops of all messages in a log. */
export interface Hops {
	readonly endpoints: readonly Endpoint[];
	/** The sending and the receiving endpoint of each message, by message number. */
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** The endpoint that wrote the log; `null` for a capture taken between two other endpoints. */
	readonly own: number | null;
	/** The clients that wrote the log: the own endpoint, or several after a merge. */
	readonly clients: ReadonlySet<number>;
}
