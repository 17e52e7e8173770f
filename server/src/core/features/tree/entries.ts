// The top level of the tree: activities, in groups by kind.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity } from "../../activities/activity.ts";
import type { ActivityKind } from "../../activities/kinds.ts";
import { type WorstProblem, worstProblem } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { moreSevere, type Problems } from "./problems.ts";
import { activityState, type TreeState } from "./state.ts";

/** The groups in display order. */
export const TREE_GROUPS = ["signIns", "meetings", "calls", "sharing", "conversations", "presence", "others"] as const;

/** A group of kinds; `presence` also contains the contact list, settings and publications. */
export type TreeGroup = (typeof TREE_GROUPS)[number];

/** A top-level item as data for sorting and filtering. */
export interface Entry {
	readonly activity: Activity;
	readonly group: TreeGroup;
	/**
	 * The numbers of its child transactions, in file order. Excludes ACKs, which are shown among the messages of their INVITE.
	 */
	readonly transactions: readonly number[];
	readonly state: TreeState;
	readonly tone: WorstProblem;
	/** True if one of its messages is marked. */
	readonly isMarked: boolean;
}

/** The entries of a log: one for each activity, at the same index. */
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
			// Should not occur: an ACK whose INVITE belongs to another activity. The list must not be empty, though.
			transactions: steps.length > 0 ? steps : activity.steps,
			state: activityState(trace, activity),
			tone: activity.steps.reduce<WorstProblem>(
				(worst, step) => moreSevere(worst, worstProblem(problems.ofTransaction(step))),
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
