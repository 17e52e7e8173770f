// What people did besides signing in: a row for each meeting, call or conversation, and for all that went wrong.

import type { Trace } from "../../trace/trace.ts";
import { countText, sentences } from "../../words.ts";
import { type ActivityRow, activityTable } from "../activityTable.ts";
import { type Section, type Statement, statement } from "./statement.ts";

/** The section; empty for a log that shows a single activity, or nothing but sign-ins. */
export function activitySection(trace: Trace): Section {
	const { rows, leftOut, routine } = activityTable(trace, MOST_ROWS, ({ kind }) => kind !== "sign-in");
	// A single one is told by the answer and by the problems.
	if (rows.length + leftOut < 2 && routine === "") return { title: TITLE, statements: [] };
	if (rows.length === 0) return { title: TITLE, statements: [statement(trace, `${routine} went well.`)] };
	const columns = COLUMNS.filter(({ title }) => title !== "Why" || rows.some(({ why }) => why !== ""));
	const notes = [leftOut > 0 ? `${countText(leftOut, "more")} left out.` : "", routine && `${routine} also went well.`];
	return {
		title: TITLE,
		statements: [],
		table: {
			columns: columns.map(({ title }) => title),
			isText: true,
			rows: rows.map((row) => columns.map(({ cell }) => cell(trace, row))),
		},
		note: sentences(...notes),
	};
}

const TITLE = "Calls, meetings and other activities";
const MOST_ROWS = 30;

const COLUMNS: readonly { readonly title: string; cell(trace: Trace, row: ActivityRow): Statement }[] = [
	{ title: "Time", cell: (trace, { time, line }) => ({ ...statement(trace, time), lines: [line] }) },
	{ title: "Activity", cell: (trace, { title }) => statement(trace, title) },
	{ title: "Result", cell: (trace, { result }) => statement(trace, result) },
	{ title: "Why", cell: (trace, { why }) => statement(trace, why) },
	{ title: "Line", cell: (_, { shownOn }) => ({ text: String(shownOn), lines: [shownOn] }) },
];
