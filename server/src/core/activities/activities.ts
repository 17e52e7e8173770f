// Assigns each transaction of a log to one activity, such as a sign-in or a call.

import { type Steps, type Work, workOf } from "../steps.ts";
import { emptyMemo, type Memo, memoized } from "../trace/memo.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import type { Activity } from "./activity.ts";
import { conclude } from "./conclude.ts";
import { type Group, groupTransactions } from "./group.ts";
import { type Recovery, recoveriesOf } from "./recovery.ts";

/** All activities of a log. */
export interface Activities {
	/** In the order of their first messages. */
	readonly all: readonly Activity[];
	/** The activity that a transaction is a step of. */
	of(transaction: Transaction): Activity;
}

/** All activities of a trace, computed once. */
export function activitiesOf(trace: Trace): Activities {
	return trace.derive(activitiesIn).now();
}

/** Computes them in steps, unless they are already known. */
export function findActivities(trace: Trace): Steps<Activities> {
	return trace.derive(activitiesIn).rest();
}

function activitiesIn(trace: Trace): Work<Activities> {
	return workOf(concluded(trace));
}

function* concluded(trace: Trace): Steps<Activities> {
	const groups = groupTransactions(trace);
	yield;
	const ofTransaction = new Int32Array(trace.transactions.length);
	const all: Activity[] = [];
	const kept = trace.fact(noActivity);
	const recoveries = recoveriesOf(trace);
	const basis: unknown[] = [];
	const make = (group: Group) => conclude(trace, all.length, group);
	for (let number = 0; number < groups.length; number++) {
		const group = groups[number]!;
		for (let at = 0; at < group.steps.length; at++) ofTransaction[group.steps[at]!] = number;
		fillBasis(basis, trace, recoveries, group);
		all.push(numbered(memoized(kept(group.steps[0]!), basis, make, group), number));
		if (all.length % GROUPS_A_STEP === 0) yield all.length / groups.length;
	}
	return { all, of: ({ id }) => all[ofTransaction[id]!]! };
}

const GROUPS_A_STEP = 500;

function noActivity(): Memo<Activity> {
	return emptyMemo();
}

/** Fills in everything that an activity depends on: its transactions, whether they were recovered, and its sign-in. */
function fillBasis(
	basis: unknown[],
	{ transactions, signIns }: Trace,
	recoveries: ReadonlyMap<number, Recovery>,
	{ kind, organizer, steps }: Group,
): void {
	let count = 0;
	basis[count++] = kind;
	basis[count++] = organizer;
	basis[count++] = signIns.of(transactions[steps.at(-1)!]!);
	for (let at = 0; at < steps.length; at++) {
		basis[count++] = transactions[steps[at]!];
		basis[count++] = recoveries.has(steps[at]!);
	}
	basis.length = count;
}

function numbered(activity: Activity, id: number): Activity {
	return activity.id === id ? activity : { ...activity, id };
}
