// The activities of a log as table rows: one per notable event, with routine traffic summed up as counts.

import { activitiesOf } from "../activities/activities.ts";
import { type Activity, isBad } from "../activities/activity.ts";
import { type ActivityKind, KINDS, kindCount } from "../activities/kinds.ts";
import { label } from "../printable.ts";
import type { Trace } from "../trace/trace.ts";
import { firstSentence, listText } from "../words.ts";
import { activityName, resultText } from "./activityText.ts";
import { lineNumber } from "./lineNumber.ts";
import { timeOf } from "./timeOf.ts";

/** An activity as table cells. The texts contain pieces of the log. */
export interface ActivityRow {
	readonly activity: Activity;
	/** `10:00:00.400`, preceded by the date if the log spans several days. */
	readonly time: string;
	/** `Meeting of dave@contoso.com`. */
	readonly title: string;
	/** `failed, 503 Service Unavailable`. */
	readonly result: string;
	/** The first sentence of the cause; empty if nothing failed or the log names no cause. */
	readonly why: string;
	/** The 1-based lines of the first message and of the one that shows the result. */
	readonly line: number;
	readonly shownOn: number;
}

/** The table, in log order. */
export interface ActivityTable {
	readonly rows: readonly ActivityRow[];
	/** The number of rows omitted. */
	readonly leftOut: number;
	/** `2 settings requests and 1 presence request`: successful routine activities; empty if there are none. */
	readonly routine: string;
}

/** Builds the table from the activities that `wanted` accepts. If there are more than `most`, the worst are kept. */
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

/** True for successful background traffic, and for renewed registrations. */
function isRoutine(trace: Trace, { kind, result, steps }: Activity): boolean {
	if (kind !== "sign-in") {
		const wentWell = result === "worked" || (result === "unknown" && steps.every((step) => isWell(trace, step)));
		return wentWell && KINDS[kind].isRoutine;
	}
	if (result !== "worked") return false;
	const signIn = trace.signIns.of(trace.transactions[steps[0]!]!);
	return signIn?.kind === "refresh" || signIn?.kind === "re-authentication";
}

/** True for a successful step, and for a notification of a subscription from before the start of the log. */
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
