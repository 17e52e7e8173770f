// The activities of a log as the rows of a table: what a reader would call an event, the routine around it as counts.

import { activitiesOf } from "../activities/activities.ts";
import { type Activity, isBad } from "../activities/activity.ts";
import { type ActivityKind, KINDS, kindCount } from "../activities/kinds.ts";
import { label } from "../printable.ts";
import type { Trace } from "../trace/trace.ts";
import { firstSentence, listText } from "../words.ts";
import { activityName, resultText } from "./activityText.ts";
import { lineNumber } from "./lineNumber.ts";
import { timeOf } from "./timeOf.ts";

/** One activity as cells. The texts hold pieces of the log. */
export interface ActivityRow {
	readonly activity: Activity;
	/** `10:00:00.400`, with the date before it in a log of several days. */
	readonly time: string;
	/** `Meeting of dave@contoso.com`. */
	readonly title: string;
	/** `failed, 503 Service Unavailable`. */
	readonly result: string;
	/** The first sentence of the cause; empty where nothing went wrong, and where the log names none. */
	readonly why: string;
	/** The lines of its first message and of the one that shows the result, from 1. */
	readonly line: number;
	readonly shownOn: number;
}

/** The table, in the order of the log. */
export interface ActivityTable {
	readonly rows: readonly ActivityRow[];
	/** How many there were no rows left for. */
	readonly leftOut: number;
	/** `2 settings requests and 1 presence request`: what went well and is part of every day; empty without any. */
	readonly routine: string;
}

/** Makes the table of the activities that `wanted` lets through. Where there are more than `most`, the worst ones are kept. */
export function activityTable(
	trace: Trace,
	most: number,
	wanted: (activity: Activity) => boolean = () => true,
): ActivityTable {
	const all = activitiesOf(trace).all.filter(wanted);
	const told = all.filter((activity) => !isRoutine(trace, activity));
	const shown = told.length <= most ? told : worst(told, most);
	return {
		rows: shown.map((activity) => row(trace, activity)),
		leftOut: told.length - shown.length,
		routine: routineText(all.filter((activity) => isRoutine(trace, activity))),
	};
}

/** A success of the traffic around what people do, and a registration that was only prolonged. */
function isRoutine(trace: Trace, { kind, result, steps }: Activity): boolean {
	if (kind !== "sign-in") {
		const wentWell = result === "worked" || (result === "unknown" && steps.every((step) => isWell(trace, step)));
		return wentWell && KINDS[kind].isRoutine;
	}
	if (result !== "worked") return false;
	const signIn = trace.signIns.of(trace.transactions[steps[0]!]!);
	return signIn?.kind === "refresh" || signIn?.kind === "re-authentication";
}

/** What the server tells of a subscription that is older than the log. */
function isWell(trace: Trace, step: number): boolean {
	const { outcome } = trace.transactions[step]!;
	return outcome === "success" || outcome === "noResponseDue";
}

function worst(activities: readonly Activity[], most: number): readonly Activity[] {
	const rank = (activity: Activity) => (isBad(activity) ? 0 : activity.result === "worked" ? 2 : 1);
	const kept = [...activities].sort((one, other) => rank(one) - rank(other)).slice(0, most);
	return kept.sort((one, other) => one.id - other.id);
}

function row(trace: Trace, activity: Activity): ActivityRow {
	return {
		activity,
		time: timeOf(trace, activity.first),
		title: activityName(trace, activity),
		result: resultText(trace, activity),
		why: label(firstSentence(activity.cause?.text ?? ""), LONGEST_WHY),
		line: lineNumber(trace, activity.first),
		shownOn: lineNumber(trace, activity.shownBy ?? activity.first),
	};
}

const LONGEST_WHY = 160;

function routineText(activities: readonly Activity[]): string {
	const counts = new Map<ActivityKind, number>();
	for (const { kind } of activities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return listText(
		[...counts].map(([kind, count]) =>
			kind === "sign-in"
				? `${count} ${count === 1 ? "renewal" : "renewals"} of a registration`
				: kindCount(kind, count),
		),
	);
}
