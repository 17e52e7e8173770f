// One row of the flow table: an activity as cells.

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
import { type LogOwner, withoutOwnDomain } from "../tree/owner.ts";
import type { Problems } from "../tree/problems.ts";
import type { TreeState } from "../tree/state.ts";

/** An activity as cells. The texts contain printable pieces of the log. */
export interface Flow {
	readonly activity: Activity;
	/** `Call from alice@contoso.com to bob@fabrikam.com`: the full title with all parties. */
	readonly title: string;
	/** `09:14:05.310`, preceded by the date if the log spans several days; empty if the log has no times. */
	readonly start: string;
	/** `Call`, `Renewal`, `Settings (provisioning-v2)`. */
	readonly kind: string;
	/** `alice`, `bob@fabrikam.com`: the initiator and the other party or subject, without the domain of the log's own user. */
	readonly who: string;
	readonly withWhom: string;
	/** `refused, 403 Forbidden`, `worked`. */
	readonly outcome: string;
	/** `2.1 s`, and the number to sort by; empty and `null` if unknown. */
	readonly duration: string;
	readonly durationMs: number | null;
	readonly messages: number;
	/** The reason in sentences on one line: the cause, otherwise the worst problem; may be empty. */
	readonly reason: string;
	readonly state: TreeState;
	readonly tone: WorstProblem;
}

/** Creates the row for an activity. */
export function flowOf(trace: Trace, problems: Problems, owner: LogOwner, { activity, state, tone }: Entry): Flow {
	const extent = activityExtent(trace, activity);
	const durationMs = state === "noResponseDue" ? null : extent.durationMs;
	const { from, to } = activity;
	return {
		activity,
		title: activityName(trace, activity),
		start: timeOf(trace, activity.first),
		kind: kindOf(trace, activity),
		who: label(withoutOwnDomain(from ?? "", owner)),
		// Users sign in and publish for themselves.
		withWhom: to === from ? "" : label(withoutOwnDomain(to ?? "", owner)),
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
