// What is known of the ways of messages: who sent each, and who got it.

/** An endpoint: a client, a server, a proxy. */
export interface Endpoint {
	/** The addresses or names under which it was seen, the most telling first; never empty. */
	readonly addresses: readonly string[];
}

/** The hops of all messages of a log. */
export interface Hops {
	readonly endpoints: readonly Endpoint[];
	/** The endpoint that sent a message, and the one that got it, by message number. */
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** The endpoint that wrote the log; `null` for a capture taken between others. */
	readonly own: number | null;
	/** The endpoints of clients that wrote the log: the own one, or several where logs were merged. */
	readonly clients: ReadonlySet<number>;
}
