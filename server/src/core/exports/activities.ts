// The activities as a table: the rows of the flow table, with full names and numeric values.

import { type Flow, flowOf } from "../features/flows/flow.ts";
import { lineNumber } from "../features/lineNumber.ts";
import { findEntries } from "../features/tree/entries.ts";
import { ownerOf } from "../features/tree/owner.ts";
import { findProblems } from "../features/tree/problems.ts";
import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { csv } from "./csv.ts";
import { momentOf } from "./moment.ts";
import { type Column, type Table, tableOf } from "./table.ts";

/** All activities of a log, in log order. */
export function activitiesTable(trace: Trace, findings: readonly Finding[]): Table {
	return tableOf(columns(trace), function* () {
		const problems = findProblems(trace, findings);
		const owner = ownerOf(trace);
		for (const entry of findEntries(trace, problems)) yield flowOf(trace, problems, owner, entry);
	});
}

/** Flows as CSV, in the given order. */
export function flowsCsv(trace: Trace, flows: readonly Flow[]): string {
	return [...csv(tableOf(columns(trace), () => flows))].join("");
}

/** Full names, times with dates, durations in ms, 1-based lines. */
function columns(trace: Trace): readonly Column<Flow>[] {
	return [
		{ key: "line", title: "Line", cell: ({ activity }) => lineNumber(trace, activity.first) },
		{ key: "start", title: "Start", cell: ({ activity }) => momentOf(trace, activity.first) },
		{ key: "kind", title: "Kind", cell: ({ kind }) => kind },
		{ key: "who", title: "Who", cell: ({ activity }) => activity.from },
		{ key: "withWhom", title: "With Whom", cell: ({ activity }) => activity.to },
		{ key: "outcome", title: "Outcome", cell: ({ outcome }) => outcome },
		{
			key: "durationMs",
			title: "Duration (ms)",
			cell: ({ durationMs }) => (durationMs === null ? null : Math.max(0, durationMs)),
		},
		{ key: "messages", title: "Messages", cell: ({ messages }) => messages },
		{ key: "reason", title: "Reason", cell: ({ reason }) => reason || null },
		{ key: "result", title: "Result", cell: ({ activity }) => activity.result },
		{ key: "activity", title: "Activity", cell: ({ activity }) => activity.id },
	];
}
