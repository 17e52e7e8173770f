// Which lanes a diagram has, and in which order they stand.

import type { Trace } from "../../trace/trace.ts";
import { countText } from "../../words.ts";
import type { Hops } from "./hop.ts";
import { laneOf } from "./lane.ts";
import type { Lane } from "./model.ts";

/** No reader follows more lifelines. A scan of a network would have thousands, and each row has to show them all. */
export const MOST_LANES = 40;

/** The lanes of these endpoints; those past the limit share the last one. */
export function lanesOf(trace: Trace, hops: Hops, order: readonly number[]): readonly Lane[] {
	if (order.length <= MOST_LANES) return order.map((endpoint) => laneOf(trace, hops, endpoint));
	const lanes = order.slice(0, MOST_LANES - 1).map((endpoint) => laneOf(trace, hops, endpoint));
	const name = countText(order.length - lanes.length, "other endpoint");
	return [...lanes, { name, address: "", product: "", isClient: false }];
}

/** The endpoints of these messages: the own one first, then as they come. */
export function laneOrder({ own, from, to }: Hops, messages: readonly number[]): readonly number[] {
	const seen = new Set<number>();
	for (const message of messages) seen.add(from[message]!).add(to[message]!);
	return own !== null && seen.has(own) ? [own, ...[...seen].filter((endpoint) => endpoint !== own)] : [...seen];
}
