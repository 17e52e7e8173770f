// The sender and receiver of each message: from framing records if the log has them, otherwise from headers.

import type { Trace } from "../../trace/trace.ts";
import { framedHops } from "./framedHops.ts";
import { headerHops } from "./headerHops.ts";
import type { Hops } from "./hop.ts";

/**
 * The hops of a whole log, computed once per trace: one call may reveal the path of another, and parts of the log keep the
 * same lanes as the whole.
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
