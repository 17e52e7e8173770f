// What stands on the first level of the tree: the activities, in groups of their kinds.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity } from "../../activities/activity.ts";
import type { ActivityKind } from "../../activities/kinds.ts";
import { type WorstProblem, worstProblem } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { graver, type Problems } from "./problems.ts";
import { activityState, type TreeState } from "./state.ts";

/** The groups, in the order in which they are shown. */
export const TREE_GROUPS = ["signIns", "meetings", "calls", "sharing", "conversations", "presence", "others"] as const;

/** A group of kinds; `presence` has the contact list, the settings and what the user publishes, too. */
export type TreeGroup = (typeof TREE_GROUPS)[number];

/** A line of the first level, as numbers and words to sort and filter by. */
export interface Entry {
	readonly activity: Activity;
	readonly group: TreeGroup;
	/** The numbers of those that are shown below it, in file order. An ACK is not: it stands among the messages of its INVITE. */
	readonly transactions: readonly number[];
	readonly state: TreeState;
	readonly tone: WorstProblem;
	/** True when one of its messages has a mark. */
	readonly isMarked: boolean;
}

/** The entries of a log: one for each activity, under its number. */
export function findEntries(
	trace: Trace,
	problems: Problems,
	isMarked: (activity: number) => boolean = () => false,
): readonly Entry[] {
	return activitiesOf(trace).all.map((activity) => {
		const steps = activity.steps.filter((step) => !isAckOfInvite(trace.transactions[step]!));
		return {
			activity,
			group: GROUPS[activity.kind],
			// An ACK whose INVITE belongs to another activity cannot be, but a list must not be empty.
			transactions: steps.length > 0 ? steps : activity.steps,
			state: activityState(trace, activity),
			tone: activity.steps.reduce<WorstProblem>(
				(worst, step) => graver(worst, worstProblem(problems.ofTransaction(step))),
				"none",
			),
			isMarked: isMarked(activity.id),
		};
	});
}

const GROUPS: Readonly<Record<ActivityKind, TreeGroup>> = {
	"sign-in": "signIns",
	meeting: "meetings",
	call: "calls",
	"voice-mail": "calls",
	transfer: "calls",
	sharing: "sharing",
	conversation: "conversations",
	presence: "presence",
	contacts: "presence",
	settings: "presence",
	publication: "presence",
	other: "others",
};

/** True for an ACK whose INVITE is in the log. */
export function isAckOfInvite({ method, invite }: Transaction): boolean {
	return method === "ACK" && invite !== null;
}
