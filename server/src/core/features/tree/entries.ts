// What stands on the first level of the tree: sign-ins, calls, and transactions that are alone with their Call-ID.

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { type WorstProblem, worstProblem } from "../../rules/rule.ts";
import type { SignIn } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { graver, type Problems } from "./problems.ts";
import { isTrouble, signInState, TREE_STATES, type TreeState, transactionState } from "./state.ts";

/** The groups, in the order in which they are shown. */
export const TREE_GROUPS = ["signIns", "calls", "others"] as const;

/** A call has an INVITE; subscriptions, instant messages of Messenger and all else are `others`. */
export type TreeGroup = (typeof TREE_GROUPS)[number];

/** A line of the first level, as numbers and words to sort and filter by. Transactions are given by their numbers. */
export interface Entry {
	readonly kind: "signIn" | "call" | "transaction";
	readonly group: TreeGroup;
	/** Of a sign-in only. */
	readonly signIn: SignIn | null;
	/** What is shown below it, in file order. An ACK is not: it stands among the messages of its INVITE. */
	readonly transactions: readonly number[];
	/** The transaction that names it: the first one that was more than challenged. */
	readonly lead: number;
	/** The transaction whose outcome is that of the whole. */
	readonly deciding: number;
	readonly state: TreeState;
	/** One bit for each state of `TREE_STATES` that it is found by. */
	readonly states: number;
	readonly tone: WorstProblem;
}

/** All entries in the order of their first messages, and for each transaction the number of its entry. */
export interface Entries {
	readonly all: readonly Entry[];
	readonly ofTransaction: Int32Array;
}

/** Parts the transactions of a log into entries; each transaction is in exactly one. */
export function findEntries(trace: Trace, problems: Problems): Entries {
	const all: Entry[] = [];
	const ofTransaction = new Int32Array(trace.transactions.length).fill(-1);
	const byCallId = new Map<number, Transaction[]>();
	for (const transaction of trace.transactions) {
		if (transaction.callId === NO_SYMBOL || trace.signIns.of(transaction)) continue;
		const sharing = byCallId.get(transaction.callId);
		if (sharing) sharing.push(transaction);
		else byCallId.set(transaction.callId, [transaction]);
	}
	for (const transaction of trace.transactions) {
		if (ofTransaction[transaction.id] !== -1) continue;
		const signIn = trace.signIns.of(transaction);
		const members = signIn
			? signIn.transactions.map((id) => trace.transactions[id]!)
			: (byCallId.get(transaction.callId) ?? [transaction]);
		for (const { id } of members) ofTransaction[id] = all.length;
		all.push(signIn ? signInEntry(signIn, members, problems) : callEntry(trace, members, problems));
	}
	return { all, ofTransaction };
}

/** The bit of a state in `Entry.states`. */
export function stateBit(state: TreeState): number {
	return 1 << TREE_STATES.indexOf(state);
}

/** True for an ACK whose INVITE is in the log. */
export function isAckOfInvite({ method, invite }: Transaction): boolean {
	return method === "ACK" && invite !== null;
}

function signInEntry(signIn: SignIn, members: readonly Transaction[], problems: Problems): Entry {
	const state = signInState(signIn.result);
	return {
		kind: "signIn",
		group: "signIns",
		signIn,
		transactions: signIn.transactions,
		lead: signIn.transactions[0]!,
		deciding: signIn.transactions.at(-1)!,
		state,
		// That it was challenged on the way, or pending for a while, is no news of a sign-in.
		states: stateBit(state),
		tone: worstTone(members, problems),
	};
}

function callEntry(trace: Trace, members: readonly Transaction[], problems: Problems): Entry {
	const shown = members.filter((each) => !isAckOfInvite(each));
	// An ACK whose INVITE has another Call-ID cannot be, but a list must not be empty.
	const transactions = shown.length > 0 ? shown : members;
	const states = transactions.map((each) => transactionState(trace, each));
	const lead = Math.max(
		0,
		states.findIndex((state) => state !== "challenged" && state !== "noResponseDue" && state !== "orphan"),
	);
	const trouble = TREE_STATES.find((state) => isTrouble(state) && states.includes(state));
	const deciding = trouble === undefined ? lead : states.indexOf(trouble);
	const state = states[deciding]!;
	return {
		kind: transactions.length > 1 ? "call" : "transaction",
		group: transactions.some(({ method }) => method === "INVITE") ? "calls" : "others",
		signIn: null,
		transactions: transactions.map(({ id }) => id),
		lead: transactions[lead]!.id,
		deciding: transactions[deciding]!.id,
		state,
		states: states.filter(isTrouble).reduce((bits, each) => bits | stateBit(each), stateBit(state)),
		tone: worstTone(members, problems),
	};
}

function worstTone(members: readonly Transaction[], problems: Problems): WorstProblem {
	return members.reduce<WorstProblem>(
		(worst, { id }) => graver(worst, worstProblem(problems.ofTransaction(id))),
		"none",
	);
}
