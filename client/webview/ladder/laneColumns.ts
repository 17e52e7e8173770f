// The order of the lanes: that of the diagram, except for lanes that were moved next to each other.

import type { LadderLane } from "../../../server/src/protocol.ts";

/** The lanes of one diagram. Lane numbers come from the server; columns count from 0 at the left. */
export interface LaneColumns {
	/** The lanes in column order. */
	readonly lanes: readonly LadderLane[];
	columnOf(lane: number): number;
	/** Sets the lanes of a diagram; with `keep`, of a new version of the same one, whose lanes stay in place. */
	describe(lanes: readonly LadderLane[], keep: boolean): void;
	/** Moves the right one of two lanes next to the left one, shifting only the lanes in between. */
	gather(one: number, other: number): void;
}

/** Creates the columns of an empty diagram. */
export function createLaneColumns(): LaneColumns {
	let all: readonly LadderLane[] = [];
	/** The lane in each column. */
	let order: readonly number[] = [];
	let shown: readonly LadderLane[] = [];

	function setOrder(lanes: readonly number[]): void {
		order = lanes;
		shown = order.map((lane) => all[lane]!);
	}

	return {
		get lanes() {
			return shown;
		},
		columnOf: (lane) => order.indexOf(lane),
		describe(lanes, keep) {
			all = lanes;
			const kept = keep ? order.filter((lane) => lane < lanes.length) : [];
			const known = new Set(kept);
			setOrder([...kept, ...[...lanes.keys()].filter((lane) => !known.has(lane))]);
		},
		gather(one, other) {
			const [near, far] = [order.indexOf(one), order.indexOf(other)].sort((a, b) => a - b) as [number, number];
			if (far - near <= 1) return;
			setOrder([...order.slice(0, near + 1), order[far]!, ...order.slice(near + 1, far), ...order.slice(far + 1)]);
		},
	};
}
