// The activities of a log as a wide table: what Wireshark calls SIP flows and sngrep a call list. Sorted and searched here,
// so that whoever shows it needs only the rows that are on the screen.

import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { badText } from "./activityText.ts";
import { type Flow, flowOf } from "./flows/flow.ts";
import { compareFlows, type FlowColumn } from "./flows/order.ts";
import { findEntries } from "./tree/entries.ts";
import { homeOf } from "./tree/home.ts";
import { findProblems } from "./tree/problems.ts";
import { searchFor, searchText } from "./tree/searchText.ts";

/** Which rows the table has, and in which order. */
export interface FlowOptions {
	readonly column: FlowColumn;
	readonly descending: boolean;
	/** Words that must all occur, in any case; empty for no search. */
	readonly search: string;
}

/** The table of one version of a log under its findings. Flows are numbered as the activities are, in the order of the log. */
export interface FlowTable {
	/** How many there are. */
	readonly total: number;
	/** The numbers of the flows that the search leaves, sorted. */
	arranged(options: FlowOptions): readonly number[];
	/** A row. The number must be one of `arranged`. */
	flow(number: number): Flow;
	/** The line of the first message of a flow, from 0: it names the flow while the log grows. */
	line(number: number): number;
	/** `1 meeting failed · 2 calls unanswered`: the bad ones among some flows; empty where there is none. */
	bad(numbers: readonly number[]): string;
}

/** Makes the table of a log. A row is made when it is asked for, and kept. */
export function flowTable(trace: Trace, findings: readonly Finding[]): FlowTable {
	const problems = findProblems(trace, findings);
	const entries = findEntries(trace, problems);
	const home = homeOf(trace);
	const flows: Flow[] = [];
	const texts: string[] = [];
	let last: { readonly key: string; readonly numbers: readonly number[] } | undefined;

	const flow = (number: number) => {
		flows[number] ??= flowOf(trace, problems, home, entries[number]!);
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
			// The order of the log needs no rows, and is what a large log opens with.
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
