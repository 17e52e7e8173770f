// From where to where each message went: by the framing records where the log has them, else by the headers.

import type { Trace } from "../../trace/trace.ts";
import { framedHops } from "./framedHops.ts";
import { headerHops } from "./headerHops.ts";

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

/**
 * The hops of a whole log, worked out once for each trace: what a call does not tell of its way, another one may, and a
 * part of the log has the same lanes as the whole.
 */
export function hopsOf(trace: Trace): Hops {
	let hops = KNOWN.get(trace);
	if (!hops) {
		hops = framedHops(trace) ?? headerHops(trace);
		KNOWN.set(trace, hops);
	}
	return hops;
}

const KNOWN = new WeakMap<Trace, Hops>();
