// A comparison of two activities as data, in the format `rtcdll-compare/1`.

import type { Comparison, Difference, DifferenceKind, Row, Side } from "../compare/activities.ts";
import type { Step } from "../compare/step.ts";
import { answerName, differenceText, stepName } from "../compare/words.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage } from "../trace/transaction.ts";
import { activityName } from "./activityText.ts";
import { lineNumber } from "./lineNumber.ts";

/** The comparison for scripts. Lines are 1-based; missing values are `null`. */
export interface ComparisonData {
	readonly schema: "rtcdll-compare/1";
	readonly good: SideData;
	readonly bad: SideData;
	/** True if there are no substantial differences. */
	readonly same: boolean;
	/** The first substantial difference, and the first later one that shows a change in the course of events. */
	readonly first: DifferenceData | null;
	readonly decisive: DifferenceData | null;
	readonly steps: readonly StepData[];
	/** True if the activities have more steps than were compared. */
	readonly cut: boolean;
}

/** One of the two activities. */
export interface SideData {
	readonly file: string;
	/** The line of its first message. */
	readonly line: number;
	/** Kind and result as in `rtcdll-report/1`. */
	readonly kind: string;
	readonly result: string;
	readonly title: string;
}

/** A difference, with the line of the message that shows it on each side. */
export interface DifferenceData {
	readonly kind: DifferenceKind;
	/** What differs, such as `Supported`; empty if the kind is sufficient. */
	readonly name: string;
	/** The index of the step. */
	readonly step: number;
	readonly text: string;
	readonly good: string;
	readonly bad: string;
	readonly goodLine: number | null;
	readonly badLine: number | null;
	/** False for a difference that is not substantial on its own. */
	readonly substance: boolean;
}

/** A step of both sides, or of only one. */
export interface StepData {
	readonly name: string;
	readonly good: { readonly line: number; readonly answer: string } | null;
	readonly bad: { readonly line: number; readonly answer: string } | null;
	readonly differences: readonly DifferenceData[];
}

/** Builds the data; the files are the names of the logs. */
export function comparisonData(
	comparison: Comparison,
	files: { readonly one: string; readonly other: string },
): ComparisonData {
	const { one, other, rows, first, decisive, isCut } = comparison;
	return {
		schema: "rtcdll-compare/1",
		good: sideData(one, files.one),
		bad: sideData(other, files.other),
		same: first === undefined,
		first: first ? differenceData(comparison, first) : null,
		decisive: decisive ? differenceData(comparison, decisive) : null,
		steps: rows.map((row) => stepData(comparison, row)),
		cut: isCut,
	};
}

function sideData({ trace, activity }: Side, file: string): SideData {
	const { kind, result, first } = activity;
	return { file, line: lineNumber(trace, first), kind, result, title: activityName(trace, activity) };
}

function stepData(comparison: Comparison, { one, other, differences }: Row): StepData {
	return {
		name: stepName((one ?? other)!),
		good: one && placed(comparison.one.trace, one),
		bad: other && placed(comparison.other.trace, other),
		differences: differences.map((each) => differenceData(comparison, each)),
	};
}

function placed(trace: Trace, step: Step): { readonly line: number; readonly answer: string } {
	const message = leadingMessage(trace.transactions[step.transaction]!);
	return { line: lineNumber(trace, message), answer: answerName(trace, step) };
}

function differenceData(comparison: Comparison, difference: Difference): DifferenceData {
	const { kind, name, row, one, other, oneMessage, otherMessage, isMinor } = difference;
	return {
		kind,
		name,
		step: row,
		text: differenceText(comparison, difference),
		good: one,
		bad: other,
		goodLine: oneMessage === null ? null : lineNumber(comparison.one.trace, oneMessage),
		badLine: otherMessage === null ? null : lineNumber(comparison.other.trace, otherMessage),
		substance: !isMinor,
	};
}
