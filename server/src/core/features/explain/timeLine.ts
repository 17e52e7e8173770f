// The timeline: activities and other events in chronological order, limited to a few rows.

import { type Activity, isBad } from "../../activities/activity.ts";
import { KINDS } from "../../activities/kinds.ts";
import { headlineText } from "../../rules/headline.ts";
import { withoutNames } from "../../rules/recurrences.ts";
import { type Finding, isProblem } from "../../rules/rule.ts";
import { periodsOf, someTogether } from "../../trace/processes/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, sentences } from "../../words.ts";
import { type ActivityRow, activityTable } from "../activityTable.ts";
import { timeOfRecord } from "../timeOf.ts";
import { isRoutine } from "./signInSection.ts";
import { type Section, statement } from "./statement.ts";

interface Row {
	/** The record that determines its position and time. */
	readonly record: number;
	readonly what: string;
	/** How it ended; empty for events without an end. */
	readonly result: string;
	/** The 1-based line that shows it. */
	readonly line: number;
	/** From 0 for rows that must be shown to 3 for rows that are dropped first. */
	readonly rank: number;
}

/** Consecutive identical rows. */
interface Run {
	readonly first: Row;
	readonly last: Row;
	readonly count: number;
}

/**
 * The section; empty if there is at most one event, which the answer has covered already. If there are too many, shows the
 * most important rows and a few of each kind, in log order.
 */
export function timeLine(trace: Trace, findings: readonly Finding[]): Section {
	const { rows, routine } = activityTable(trace, Number.POSITIVE_INFINITY, (activity) => !isRenewal(trace, activity));
	const problems = findings.filter((finding) => isProblem(finding) || finding.rule === "error-code");
	const lines = new Set(problems.map(({ span }) => trace.lines.lineAt(span.start) + 1));
	// A finding on a single message is more informative than the name of the message.
	const activities = rows.filter(
		({ activity, shownOn }) => isBad(activity) || (!KINDS[activity.kind].isRoutine && !lines.has(shownOn)),
	);
	const runs = runsOf(
		[
			...activities.map((row) => activityRow(trace, row)),
			...findingRows(trace, problems, activities),
			...processRows(trace),
		].sort((a, b) => a.record - b.record || a.rank - b.rank),
	);
	if (runs.length < 2) return { title: TITLE, statements: [] };
	const shown = mostImportant(runs);
	const left = runs.length - shown.length;
	return {
		title: TITLE,
		statements: [],
		table: {
			columns: ["Time", "What", "Result", "Line"],
			isText: true,
			rows: shown.map(({ first, last, count }) => [
				statement(trace, timeOfRecord(trace, first.record)),
				statement(
					trace,
					count > 1 ? `${first.what}, ${count} times until ${timeOfRecord(trace, last.record)}` : first.what,
				),
				statement(trace, first.result),
				{ text: String(first.line), lines: [first.line] },
			]),
		},
		note: sentences(
			left > 0 ? `${countText(left, "event")} left out, less important or similar to those listed.` : "",
			routine && `${routine} also went well.`,
		),
	};
}

const TITLE = "Time line";
const MOST_ROWS = 30;
const MOST_ALIKE = 5;

function isRenewal(trace: Trace, { kind, steps }: Activity): boolean {
	const signIn = kind === "sign-in" ? trace.signIns.of(trace.transactions[steps[0]!]!) : undefined;
	return signIn !== undefined && isRoutine(signIn);
}

function mostImportant(all: readonly Run[]): readonly Run[] {
	if (all.length <= MOST_ROWS) return all;
	const alike = new Map<string, number>();
	const runs = all.filter(({ first: { what, result } }) => {
		const key = `${withoutNames(what)} ${result}`;
		const count = (alike.get(key) ?? 0) + 1;
		alike.set(key, count);
		return count <= MOST_ALIKE;
	});
	const kept = [...runs]
		.sort((a, b) => a.first.rank - b.first.rank || a.first.record - b.first.record)
		.slice(0, MOST_ROWS);
	return kept.sort((a, b) => a.first.record - b.first.record || a.first.rank - b.first.rank);
}

/** Merges consecutive rows that say the same. */
function runsOf(rows: readonly Row[]): readonly Run[] {
	const runs: Run[] = [];
	for (const row of rows) {
		const run = runs.at(-1);
		if (run && run.first.what === row.what && run.first.result === row.result)
			runs[runs.length - 1] = { ...run, last: row, count: run.count + 1 };
		else runs.push({ first: row, last: row, count: 1 });
	}
	return runs;
}

function activityRow(trace: Trace, { activity, title, result, shownOn }: ActivityRow): Row {
	return {
		record: trace.index.messages.record(activity.first),
		what: title,
		result,
		line: shownOn,
		rank: isBad(activity) ? (activity.kind === "sign-in" ? 0 : 1) : 3,
	};
}

/** Problems that are not the result of an activity, and error codes logged by the client. */
function findingRows(trace: Trace, problems: readonly Finding[], activities: readonly ActivityRow[]): readonly Row[] {
	const told = new Set(activities.map(({ activity }) => activity.failedAt));
	const shown = new Set(activities.map(({ shownOn }) => shownOn));
	const rows: Row[] = [];
	for (const finding of problems) {
		const line = trace.lines.lineAt(finding.span.start);
		if ((finding.transaction !== null && told.has(finding.transaction)) || shown.has(line + 1)) continue;
		rows.push({
			record: trace.index.records.atLine(line),
			what: headlineText(finding.headline),
			result: "",
			line: line + 1,
			rank: finding.severity === "error" ? 0 : 2,
		});
	}
	return rows;
}

function processRows({ viewpoint, index }: Trace): readonly Row[] {
	const periods = periodsOf(index);
	const isMerged = someTogether(periods);
	return [...periods].slice(1).map(([process, { first }]) => {
		const id = process.toString(16).toUpperCase();
		const isRestart = viewpoint === "client" && !isMerged;
		const what = isRestart
			? `A new process (${id}) writes: the client was started again`
			: `Another process (${id}) writes`;
		return { record: first, what, result: "", line: index.records.line(first) + 1, rank: 2 };
	});
}
