// Compare With a Working Log: a report that compares a failed activity with one that works. `compare/` classifies the steps
// and finds where they diverge; this file chooses the activities and turns the comparison into statements and a table.

import { activitiesOf } from "../activities/activities.ts";
import type { Activity } from "../activities/activity.ts";
import { KINDS, kindCount } from "../activities/kinds.ts";
import { type Comparison, compareActivities, type Difference, type Row, type Side } from "../compare/activities.ts";
import { activityAtLine, bestMatch, worstActivity } from "../compare/choose.ts";
import type { Step } from "../compare/step.ts";
import { answerName, differenceText, sideNames, stepName } from "../compare/words.ts";
import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage } from "../trace/transaction.ts";
import { capital, countText, listText } from "../words.ts";
import { activityName, resultText } from "./activityText.ts";
import { answeredActivity } from "./explain/answer.ts";
import { type Section, type Statement, statement } from "./explain/statement.ts";
import { lineNumber } from "./lineNumber.ts";

/** One of the two logs, and what to compare in it. */
export interface LogToCompare {
	readonly trace: Trace;
	/** A 1-based line of the activity to compare; omitted to choose the best match. */
	readonly line?: number | undefined;
}

/** The reason why two logs cannot be compared, and whether it concerns the working log. */
export interface NotComparable {
	readonly reason: string;
	readonly isGood: boolean;
}

/**
 * Compares the failure in `bad` with the best example in `good`, which may be the same log. `findings` are those of `bad`.
 * Without a line, the activity is the one named in the report's answer, and the example is a successful one.
 */
export function compareLogs(
	good: LogToCompare,
	bad: LogToCompare,
	findings: readonly Finding[],
): Comparison | NotComparable {
	const wanted = wantedOf(bad, findings);
	if ("reason" in wanted) return { ...wanted, isGood: false };
	const example = exampleOf(good, { trace: bad.trace, activity: wanted });
	if ("reason" in example) return { ...example, isGood: true };
	return compareActivities({ trace: good.trace, activity: example }, { trace: bad.trace, activity: wanted });
}

type Chosen = Activity | { readonly reason: string };

function wantedOf({ trace, line }: LogToCompare, findings: readonly Finding[]): Chosen {
	if (line !== undefined) return activityAtLine(trace, line) ?? noMessage(line);
	return (
		answeredActivity(trace, findings) ?? worstActivity(trace) ?? { reason: "It contains no SIP message to compare." }
	);
}

function exampleOf({ trace, line }: LogToCompare, wanted: Side): Chosen {
	if (line !== undefined) return activityAtLine(trace, line) ?? noMessage(line);
	return bestMatch(trace, wanted) ?? { reason: nothingLike(trace, wanted) };
}

function noMessage(line: number): { readonly reason: string } {
	return { reason: `There is no SIP message on line ${line}.` };
}

function nothingLike(trace: Trace, { trace: other, activity }: Side): string {
	const what = KINDS[activity.kind].one;
	const counts = new Map<Activity["kind"], number>();
	for (const { kind, result } of activitiesOf(trace).all)
		if (result === "worked") counts.set(kind, (counts.get(kind) ?? 0) + 1);
	const worked = [...counts].map(([kind, count]) => kindCount(kind, count));
	const holds = worked.length === 0 ? "Nothing in it worked" : `What worked in it: ${listText(worked)}`;
	return (
		`It holds no ${what} that worked and is like the one in question (${activityName(other, activity)}). ${holds}. ` +
		"Name a log in which the same works."
	);
}

/** A comparison as a report. Statements about the first side have log index 0, those about the second have 1. */
export interface ComparisonReport {
	readonly title: string;
	/** Where the activities diverge, and the consequence. */
	readonly lead: readonly Statement[];
	readonly sections: readonly Section[];
}

/** Builds the report. */
export function comparisonReport(comparison: Comparison): ComparisonReport {
	const { trace, activity } = comparison.other;
	const sections = [sidesSection(comparison), stepsSection(comparison), othersSection(comparison)];
	return {
		title: `${activityName(trace, activity)}, compared`,
		lead: verdict(comparison),
		sections: sections.filter(({ statements, table }) => statements.length > 0 || table !== undefined),
	};
}

/** The decisive differences as text, with the lines that show them. */
function verdict(comparison: Comparison): readonly Statement[] {
	const { first, decisive, other, rows } = comparison;
	const areShared = (some: readonly Row[]) => some.every(({ one, other }) => one !== null && other !== null);
	if (!first) {
		const steps = rows.length === 1 ? "step" : countText(rows.length, "step");
		const same = areShared(rows) ? ` Both have the same ${steps}.` : "";
		return [statement(other.trace, `There is no difference in substance.${same}`)];
	}
	const before = rows.slice(0, first.row);
	const alike = before.length === 1 ? "The first step was the same" : `The first ${before.length} steps were the same`;
	const then = decisive && differenceStatement(comparison, decisive);
	return [
		...(before.length > 0 && areShared(before) ? [statement(other.trace, `${alike} in both.`)] : []),
		differenceStatement(comparison, first),
		...(then ? [{ ...then, text: `Then ${then.text.charAt(0).toLowerCase()}${then.text.slice(1)}` }] : []),
	];
}

function sidesSection({ one, other }: Comparison): Section {
	const names = sideNames(one.activity, other.activity);
	const said = ({ trace, activity }: Side, name: string, log: number) => ({
		...statement(trace, `${capital(name)}: ${activityName(trace, activity)}, ${resultText(trace, activity)}.`, [
			activity.first,
		]),
		log,
	});
	return { title: "What is compared", statements: [said(one, names.one, 0), said(other, names.other, 1)] };
}

function differenceStatement(comparison: Comparison, difference: Difference): Statement {
	const { one, other } = comparison;
	const [side, message, log] =
		difference.otherMessage === null
			? ([one, difference.oneMessage, 0] as const)
			: ([other, difference.otherMessage, 1] as const);
	return { ...statement(side.trace, differenceText(comparison, difference), [message]), log };
}

function stepsSection(comparison: Comparison): Section {
	const { rows, isCut, one, other } = comparison;
	const names = sideNames(one.activity, other.activity);
	const shown = rows.slice(0, MOST_ROWS);
	return {
		title: "Step by step",
		statements: [],
		table: {
			columns: ["Step", capital(names.one), capital(names.other), "Difference"],
			isText: true,
			rows: shown.map((row) => [
				statement(other.trace, stepName((row.one ?? row.other)!)),
				stepCell(one, row.one, 0),
				stepCell(other, row.other, 1),
				statement(other.trace, rowVerdict(comparison, row)),
			]),
		},
		note:
			rows.length > shown.length || isCut
				? `The activities have more steps; only the first ${shown.length} of the comparison are listed.`
				: "",
	};
}

const MOST_ROWS = 200;

function stepCell({ trace }: Side, step: Step | null, log: number): Statement {
	if (!step) return { text: "none", lines: [] };
	const message = leadingMessage(trace.transactions[step.transaction]!);
	return { ...statement(trace, answerName(trace, step)), lines: [lineNumber(trace, message)], log };
}

/** `same`, `differs`, `only here`; the row with the first substantial difference is highlighted. */
function rowVerdict({ first, rows }: Comparison, { one, other, differences }: Row): string {
	const isMinor = differences.every((each) => each.isMinor);
	const word = !one || !other ? "only on one side" : isMinor ? "same" : "differs";
	return first && differences.includes(first) && rows[first.row] ? `${word} (the first difference)` : word;
}

/** The remaining differences, each listed once, substantial ones first. */
function othersSection(comparison: Comparison): Section {
	const { first, decisive, rows } = comparison;
	const others = new Map<string, Difference>();
	for (const difference of rows.flatMap(({ differences }) => differences)) {
		const { kind, name, one, other } = difference;
		// Steps of only one side are in the table already.
		if (difference === first || difference === decisive || ALONE.has(kind)) continue;
		const key = JSON.stringify([kind, name, one, other]);
		if (!others.has(key)) others.set(key, difference);
	}
	const sorted = [...others.values()].sort((a, b) => Number(a.isMinor) - Number(b.isMinor));
	const shown = sorted.slice(0, MOST_OTHERS);
	return {
		title: "What else differs",
		statements: shown.map((each) => differenceStatement(comparison, each)),
		note: sorted.length > shown.length ? `${countText(sorted.length - shown.length, "more")} left out.` : "",
	};
}

const ALONE: ReadonlySet<Difference["kind"]> = new Set(["missing", "extra", "order"]);
const MOST_OTHERS = 20;
