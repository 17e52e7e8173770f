// The activities of a log as a wide table, like Wireshark's SIP Flows and sngrep's call list. Sorting and searching happen
// here, so a view needs only its visible rows.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { badText } from "./activityText.ts";
import { type Flow, flowOf } from "./flows/flow.ts";
import { compareFlows, type FlowColumn } from "./flows/order.ts";
import { findEntries } from "./tree/entries.ts";
import { ownerOf } from "./tree/owner.ts";
import { findProblems } from "./tree/problems.ts";
import { searchFor, searchText } from "./tree/searchText.ts";

/** The rows and their order. */
export interface FlowOptions {
	readonly column: FlowColumn;
	readonly descending: boolean;
	/** Words that must all occur, ignoring case; empty for no search. */
	readonly search: string;
}

/** The table for one version of a log and its findings. Flows are numbered like activities, in log order. */
export interface FlowTable {
	/** The total number of flows. */
	readonly total: number;
	/** The numbers of the flows that match the search, sorted. */
	arranged(options: FlowOptions): readonly number[];
	/** A row. The number must come from `arranged`. */
	flow(number: number): Flow;
	/** The 0-based line of a flow's first message, which identifies the flow while the log grows. */
	line(number: number): number;
	/** `1 meeting failed · 2 calls unanswered`: the failures among some flows; empty if there are none. */
	bad(numbers: readonly number[]): string;
}

/** Builds the table of a log. Rows are created on demand and cached. */
export function flowTable(trace: Trace, findings: readonly Finding[]): FlowTable {
	const problems = findProblems(trace, findings);
	const entries = findEntries(trace, problems);
	const owner = ownerOf(trace);
	const flows: Flow[] = [];
	const texts: string[] = [];
	let last: { readonly key: string; readonly numbers: readonly number[] } | undefined;

	const flow = (number: number) => {
		flows[number] ??= flowOf(trace, problems, owner, entries[number]!);
		return flows[number];
	};
	const textOf = (number: number) => {
		texts[number] ??= `${searchText(trace, entries[number]!)}\n${flow(number).kind.toLowerCase()}`;
		return texts[number];
	};
	return {
		total: entries.length,
		arranged({ column, descending, search }) {
			const key = `${column} ${descending} ${search}`;
			if (last?.key === key) return last.numbers;
			const { isEmpty, finds } = searchFor(search);
			const numbers = [...entries.keys()].filter((number) => isEmpty || finds(textOf(number)));
			// Log order needs no rows, and is the initial order for a large log.
			if (column !== "start") numbers.sort((one, other) => compareFlows(flow(one), flow(other), column, descending));
			else if (descending) numbers.reverse();
			last = { key, numbers };
			return numbers;
		},
		flow,
		line: (number) => trace.index.messages.line(entries[number]!.activity.first),
		bad: (numbers) =>
			badText(
				trace,
				numbers.map((number) => entries[number]!.activity),
			),
	};
}
