// In which columns the lanes stand: in the order of the diagram, but for those that were brought beside one another.

import type { LadderLane } from "../../server/src/protocol.ts";

/** The lanes of one diagram; their numbers are those of the server, and the columns count from 0 at the left. */
export interface LaneColumns {
	/** By their columns. */
	readonly lanes: readonly LadderLane[];
	columnOf(lane: number): number;
	/** Takes over the lanes of another diagram; with `keep`, of the same one, whose lanes stay where they are. */
	describe(lanes: readonly LadderLane[], keep: boolean): void;
	/** Brings two lanes beside one another: the right one of them moves, and with it nothing but what stood between. */
	gather(one: number, other: number): void;
}

/** Makes the columns of a diagram without lanes. */
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
