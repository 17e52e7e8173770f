// The lanes of a diagram and their order.

import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";
import type { Hops } from "./hop.ts";
import { laneOf } from "./lane.ts";
import type { Lane } from "./model.ts";

/** Nobody can follow more lifelines. A network scan would have thousands, and every row must draw them all. */
export const MOST_LANES = 40;

/** The lanes of these endpoints; those beyond the limit share the last lane. */
export function lanesOf(trace: Trace, hops: Hops, order: readonly number[]): readonly Lane[] {
	if (order.length <= MOST_LANES) return order.map((endpoint) => laneOf(trace, hops, endpoint));
	const lanes = order.slice(0, MOST_LANES - 1).map((endpoint) => laneOf(trace, hops, endpoint));
	const name = countText(order.length - lanes.length, "other endpoint");
	return [...lanes, { name, address: "", product: "", isClient: false }];
}

/** The endpoints of these messages: the log's own first, then in order of appearance. */
export function laneOrder({ own, from, to }: Hops, messages: readonly number[]): readonly number[] {
	const seen = new Set<number>();
	for (const message of messages) seen.add(from[message]!).add(to[message]!);
	return own !== null && seen.has(own) ? [own, ...[...seen].filter((endpoint) => endpoint !== own)] : [...seen];
}
