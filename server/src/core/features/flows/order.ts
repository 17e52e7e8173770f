// The order of the flow table by one of its columns.

import { GRAVITY } from "../tree/problems.ts";
import { TREE_STATES } from "../tree/state.ts";
import type { Flow } from "./flow.ts";

/** The columns that the flow table can be sorted by. */
export const FLOW_COLUMNS = [
	"start",
	"kind",
	"who",
	"withWhom",
	"outcome",
	"duration",
	"messages",
	"reason",
] as const satisfies readonly (keyof Flow)[];

/** One of `FLOW_COLUMNS`. */
export type FlowColumn = (typeof FLOW_COLUMNS)[number];

/**
 * Compares two flows for `sort`. An empty cell comes last either way, since nobody looks for it, and equals stay in the order of the
 * log. Outcomes begin with the worst.
 */
export function compareFlows(one: Flow, other: Flow, column: FlowColumn, descending: boolean): number {
	const [a, b] = [keyOf(one, column), keyOf(other, column)];
	const inLog = one.activity.id - other.activity.id;
	if (a === b) return inLog;
	if (a === "") return 1;
	if (b === "") return -1;
	return a < b === descending ? 1 : -1;
}

/** What a column sorts by: either a number in all rows that have one, or a text. */
function keyOf(flow: Flow, column: FlowColumn): number | string {
	switch (column) {
		case "start":
			return flow.activity.first;
		case "duration":
			return flow.durationMs ?? "";
		case "messages":
			return flow.messages;
		case "outcome":
			return 3 * TREE_STATES.indexOf(flow.state) + GRAVITY.error - GRAVITY[flow.tone];
		default:
			return flow[column].toLowerCase();
	}
}
