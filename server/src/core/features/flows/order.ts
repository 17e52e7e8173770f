// Sorts the flow table by a column.

import { SEVERITY_ORDER } from "../tree/problems.ts";
import { TREE_STATES } from "../tree/state.ts";
import type { Flow } from "./flow.ts";

/** The columns by which the flow table can be sorted. */
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
 * Compares two flows for `sort`. Empty cells come last in either direction, equal rows stay in log order, and outcomes start
 * with the worst.
 */
export function compareFlows(one: Flow, other: Flow, column: FlowColumn, descending: boolean): number {
	const [a, b] = [keyOf(one, column), keyOf(other, column)];
	const inLog = one.activity.id - other.activity.id;
	if (a === b) return inLog;
	if (a === "") return 1;
	if (b === "") return -1;
	return a < b === descending ? 1 : -1;
}

/** The sort key of a column: a number in every row that has one, or a text. */
function keyOf(flow: Flow, column: FlowColumn): number | string {
	switch (column) {
		case "start":
			return flow.activity.first;
		case "duration":
			return flow.durationMs ?? "";
		case "messages":
			return flow.messages;
		case "outcome":
			return 3 * TREE_STATES.indexOf(flow.state) + SEVERITY_ORDER.error - SEVERITY_ORDER[flow.tone];
		default:
			return flow[column].toLowerCase();
	}
}
