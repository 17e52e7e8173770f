// The time line: what happened one after the other, in few rows.

import { activitiesOf } from "../../activities/activities.ts";
import { type Activity, type ActivityKind, isBad } from "../../activities/activity.ts";
import { activityTitle, whatFailed } from "../../activities/wording.ts";
import { type Finding, isProblem } from "../../rules/rule.ts";
import { statusText } from "../../rules/wording.ts";
import { periodsOf, someTogether } from "../../trace/processPeriod.ts";
import type { SignIn } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText, durationText, sentence } from "../../words.ts";
import { stampText } from "../stamp.ts";
import { statistics } from "../statistics.ts";
import { firstRequest, isFailed } from "./accounts.ts";
import { isRoutine, KINDS, RESULTS } from "./signInSection.ts";
import { nameOf } from "./signInWords.ts";
import { type Section, statement } from "./statement.ts";

interface Row {
	/** The record it stands on, which gives its place and its time. */
	readonly record: number;
	readonly text: string;
	/** 0 is what a reader must see, 4 what goes first where room is short. */
	readonly rank: number;
}

/** The section; a log that is too eventful shows its most important rows, in the order of the log. */
export function timeLine(trace: Trace, findings: readonly Finding[]): Section {
	const rows = [
		...signInRows(trace),
		...sessionRows(trace),
		...findingRows(trace, findings),
		...gapRows(trace),
		...processRows(trace),
	].sort((a, b) => a.record - b.record || a.rank - b.rank);
	const shown = mostImportant(rows);
	const left = rows.length - shown.length;
	return {
		title: "Time line",
		statements: shown.map(({ record, text }) => ({
			...statement(trace, `${stampText(trace, record)} ${text}`),
			lines: [trace.index.records.line(record) + 1],
		})),
		...(left > 0 ? { note: `${countText(left, "less important event")} left out.` } : {}),
	};
}

const MOST_ROWS = 50;

function mostImportant(rows: readonly Row[]): readonly Row[] {
	if (rows.length <= MOST_ROWS) return rows;
	const kept = [...rows].sort((a, b) => a.rank - b.rank || a.record - b.record).slice(0, MOST_ROWS);
	return kept.sort((a, b) => a.record - b.record || a.rank - b.rank);
}

function recordOf(trace: Trace, message: number): number {
	return trace.index.messages.record(message);
}

function signInRows(trace: Trace): readonly Row[] {
	const rows: Row[] = [];
	for (let number = 0; number < trace.signIns.all.length; number++) {
		const signIn = trace.signIns.all[number]!;
		const record = recordOf(trace, firstRequest(trace, signIn));
		if (!isRoutine(signIn)) {
			rows.push({ record, text: `${signInText(signIn)}.`, rank: isFailed(signIn) ? 0 : 1 });
			continue;
		}
		const run = routineRun(trace, number);
		const many =
			run > 1 ? `${run} renewals of the registration succeeded, this is the first` : signInText(signIn, false);
		rows.push({ record, text: `${nameOf(signIn.account)}: ${many}.`, rank: 4 });
		number += run - 1;
	}
	return rows;
}

function signInText(signIn: SignIn, withName = true): string {
	const took = signIn.durationMs === null ? "" : ` after ${durationText(signIn.durationMs)}`;
	const who = withName ? `${nameOf(signIn.account)}: ` : "";
	return `${who}${KINDS[signIn.kind]} ${RESULTS[signIn.result]}${signIn.result === "pending" ? "" : took}`;
}

/** How many renewals of one account that worked follow each other from `number` on. */
function routineRun(trace: Trace, number: number): number {
	const { all } = trace.signIns;
	let end = number + 1;
	while (end < all.length && isRoutine(all[end]!) && all[end]!.account === all[number]!.account) end++;
	return end - number;
}

function sessionRows(trace: Trace): readonly Row[] {
	return activitiesOf(trace)
		.all.filter(isSession)
		.map((activity) => sessionRow(trace, activity));
}

/** What a reader would call an event of the day; presence and settings are the traffic around it. */
function isSession({ kind }: Activity): boolean {
	return SESSIONS.has(kind);
}

const SESSIONS: ReadonlySet<ActivityKind> = new Set([
	"call",
	"conversation",
	"meeting",
	"sharing",
	"transfer",
	"voice-mail",
]);

function sessionRow(trace: Trace, activity: Activity): Row {
	const opening = activity.failedAt ?? activity.steps[0]!;
	const status = activity.shownBy === null ? "" : statusText(trace, activity.shownBy);
	const duration = trace.transactions[opening]!.durationMs;
	const after = duration === null ? "" : ` after ${durationText(duration)}`;
	const how = `${RESULT_WORDS[activity.result]}${status && ` (${status})`}`;
	return {
		record: recordOf(trace, activity.first),
		text: `${activityTitle(activity)}: ${how}${after}.`,
		rank: isBad(activity) ? 1 : 3,
	};
}

const RESULT_WORDS: Readonly<Record<Activity["result"], string>> = {
	worked: "worked",
	failed: "failed",
	refused: "was refused",
	"given-up": "was given up",
	unanswered: "got no answer",
	unknown: "went on beyond this log",
};

/** The problems that neither a sign-in nor a call has told, and the error codes that the client notes. */
function findingRows(trace: Trace, findings: readonly Finding[]): readonly Row[] {
	const rows: Row[] = [];
	for (const finding of findings) {
		if (!isProblem(finding) && finding.rule !== "error-code") continue;
		const transaction = finding.transaction === null ? undefined : trace.transactions[finding.transaction]!;
		if (transaction && TOLD.has(finding.rule) && isTold(trace, transaction)) continue;
		rows.push({
			record: trace.index.records.atLine(trace.lines.lineAt(finding.span.start)),
			text: finding.rule === "failed-transaction" && transaction ? shortFailure(trace, transaction) : finding.message,
			rank: finding.severity === "error" ? 0 : finding.severity === "warning" ? 2 : 3,
		});
	}
	return rows;
}

const TOLD: ReadonlySet<string> = new Set([
	"failed-transaction",
	"auth-failed",
	"auth-abandoned",
	"unanswered-request",
]);

function isTold(trace: Trace, transaction: Transaction): boolean {
	const signIn = trace.signIns.of(transaction);
	const activity = activitiesOf(trace).of(transaction);
	return (signIn !== undefined && isFailed(signIn)) || (isSession(activity) && activity.failedAt === transaction.id);
}

function shortFailure(trace: Trace, transaction: Transaction): string {
	return sentence(`${whatFailed(trace, transaction)}: ${statusText(trace, transaction.final!)}`);
}

/** Shorter pauses are a person who does nothing. */
const LONG_GAP_MS = 60_000;

function gapRows(trace: Trace): readonly Row[] {
	return statistics(trace)
		.gaps.filter(({ ms }) => ms >= LONG_GAP_MS)
		.map(({ ms, after }) => ({
			record: recordOf(trace, after),
			text: `First SIP message after ${durationText(ms)} without any.`,
			rank: 4,
		}));
}

function processRows({ viewpoint, index }: Trace): readonly Row[] {
	const periods = periodsOf(index);
	const isMerged = someTogether(periods);
	return [...periods].slice(1).map(([process, { first }]) => {
		const id = process.toString(16).toUpperCase();
		const isRestart = viewpoint === "client" && !isMerged;
		const text = isRestart
			? `A new process (${id}) writes: the client was started again.`
			: `Another process (${id}) writes.`;
		return { record: first, text, rank: 2 };
	});
}
