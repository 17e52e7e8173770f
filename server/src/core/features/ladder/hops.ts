// From where to where each message went: by the framing records where the log has them, else by the headers.

import type { Trace } from "../../trace/trace.ts";
import { framedHops } from "./framedHops.ts";
import { headerHops } from "./headerHops.ts";
import type { Hops } from "./hop.ts";

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
