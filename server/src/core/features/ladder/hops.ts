// The sender and receiver of each message: from framing records if the log has them, otherwise from headers.

import { type Steps, type Work, workOf } from "../../steps.ts";
import type { Trace } from "../../trace/trace.ts";
import { framedHops } from "./framedHops.ts";
import { headerHops } from "./headerHops.ts";
import type { Hops } from "./hop.ts";

/**
 * The hops of a whole log, computed once per trace: one call may reveal the path of another, and parts of the log keep the
 * same lanes as the whole.
 */
export function hopsOf(trace: Trace): Hops {
	return trace.derive(hopsIn).now();
}

/** Computes them in steps, unless they are already known. */
export function findHops(trace: Trace): Steps<Hops> {
	return trace.derive(hopsIn).rest();
}

function hopsIn(trace: Trace): Work<Hops> {
	return workOf(findingHops(trace));
}

function* findingHops(trace: Trace): Steps<Hops> {
	return (yield* framedHops(trace)) ?? (yield* headerHops(trace));
}
