// One row of the flow table: an activity in cells.

import type { Activity } from "../../activities/activity.ts";
import { label, sentencesLine } from "../../printable.ts";
import type { WorstProblem } from "../../rules/rule.ts";
import { bySeverity } from "../../rules/rules.ts";
import type { Trace } from "../../trace/trace.ts";
import { durationText } from "../../words.ts";
import { activityExtent } from "../activityExtent.ts";
import { activitySubject } from "../activitySubject.ts";
import { activityKindName, activityName, resultText } from "../activityText.ts";
import { timeOf } from "../timeOf.ts";
import type { Entry } from "../tree/entries.ts";
import { type Home, withoutHome } from "../tree/home.ts";
import type { Problems } from "../tree/problems.ts";
import type { TreeState } from "../tree/state.ts";

/** An activity as cells. The texts hold pieces of the log, made printable. */
export interface Flow {
	readonly activity: Activity;
	/** `Call from alice@contoso.com to bob@fabrikam.com`: all of who and with whom. */
	readonly title: string;
	/** `09:14:05.310`, with the date before it in a log of several days; empty where the log has no times. */
	readonly start: string;
	/** `Call`, `Renewal`, `Settings (provisioning-v2)`. */
	readonly kind: string;
	/** `alice`, `bob@fabrikam.com`: who wanted it, and with whom or about whom; without the domain of the log's own user. */
	readonly who: string;
	readonly withWhom: string;
	/** `refused, 403 Forbidden`, `worked`. */
	readonly outcome: string;
	/** `2.1 s`, and the number to sort by; empty and `null` where the log does not tell. */
	readonly duration: string;
	readonly durationMs: number | null;
	readonly messages: number;
	/** Why, in sentences on one line: the cause, or else the worst problem that was found in it; empty without any. */
	readonly reason: string;
	readonly state: TreeState;
	readonly tone: WorstProblem;
}

/** Makes the row of an activity. */
export function flowOf(trace: Trace, problems: Problems, home: Home, { activity, state, tone }: Entry): Flow {
	const extent = activityExtent(trace, activity);
	const durationMs = state === "noResponseDue" ? null : extent.durationMs;
	const { from, to } = activity;
	return {
		activity,
		title: activityName(trace, activity),
		start: timeOf(trace, activity.first),
		kind: kindOf(trace, activity),
		who: label(withoutHome(from ?? "", home)),
		// Who signs in or publishes something does so for themselves.
		withWhom: to === from ? "" : label(withoutHome(to ?? "", home)),
		outcome: resultText(trace, activity),
		duration: durationMs === null ? "" : durationText(durationMs),
		durationMs,
		messages: extent.messages.length,
		reason: sentencesLine(activity.cause?.text || worstFinding(problems, activity)),
		state,
		tone,
	};
}

function kindOf(trace: Trace, activity: Activity): string {
	const name = activityKindName(trace, activity);
	const subject = activitySubject(trace, activity);
	return label(subject ? `${name} (${subject})` : name);
}

function worstFinding(problems: Problems, { steps }: Activity): string {
	const worst = steps.flatMap((step) => problems.ofTransaction(step).slice(0, 1)).sort(bySeverity);
	return worst[0]?.message ?? "";
}
