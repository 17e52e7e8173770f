// Determines which transactions belong to the same activity.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { eventPackage } from "../sip/message.ts";
import type { SignIn } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage, type Transaction } from "../trace/transaction.ts";
import type { ActivityKind } from "./kinds.ts";
import { type Purpose, purposeOf } from "./purpose.ts";
import { reportedCallId } from "./qualityReport.ts";
import { nextAttempts } from "./retry.ts";

/** The transactions of one activity, in file order. */
export interface Group {
	readonly kind: ActivityKind;
	/** The organizer of a meeting; `null` for all other kinds. */
	readonly organizer: string | null;
	readonly steps: number[];
}

/**
 * Groups the transactions. A sign-in is one attempt, or several consecutive ones. Transactions with the same Call-ID belong
 * together, except for a transfer, which has its own outcome. The dialogs of a meeting have different Call-IDs and are
 * grouped by the meeting's URI. A quality report belongs to the call that it is about.
 */
export function groupTransactions(trace: Trace): readonly Group[] {
	const groups: Group[] = [];
	const bySignIn = new Map<SignIn, number>();
	const byCallId = new Map<number, number>();
	const transfers = new Map<number, number>();
	const meetings = new Map<string, number>();
	/** The meeting of each dialog with a focus, by Call-ID. */
	const focusDialogs = new Map<number, string>();

	/** The Call-IDs in file order, and the groups of the first `named` of them by Call-ID text. */
	const callIds: number[] = [];
	const byName = new Map<string, number>();
	let named = 0;

	const open = (kind: ActivityKind, organizer: string | null = null) => groups.push({ kind, organizer, steps: [] }) - 1;

	for (const transaction of trace.transactions) groups[place(transaction)]!.steps.push(transaction.id);
	return groups;

	function place(transaction: Transaction): number {
		const { callId, method } = transaction;
		const signIn = trace.signIns.of(transaction);
		if (signIn) return placeSignIn(signIn);
		if (isOfTransfer(transaction)) return kept(transfers, callId, () => open("transfer"));
		if (method === "BYE" && focusDialogs.has(callId)) meetings.delete(focusDialogs.get(callId)!);
		if (callId === NO_SYMBOL) return open(purposeOf(trace, leadingMessage(transaction)).kind);
		const known = byCallId.get(callId);
		if (known !== undefined) return known;
		callIds.push(callId);
		const group = placeCall(transaction, purposeOf(trace, leadingMessage(transaction)));
		byCallId.set(callId, group);
		return group;
	}

	/** An attempt that the next one continues forms one sign-in with it. */
	function placeSignIn(signIn: SignIn): number {
		const at = kept(bySignIn, signIn, () => open("sign-in"));
		const next = nextAttempts(trace).get(signIn);
		if (next) kept(bySignIn, next, () => at);
		return at;
	}

	/** The group of a new Call-ID. */
	function placeCall(transaction: Transaction, { kind, meeting }: Purpose): number {
		const { callId, method, request } = transaction;
		if (!meeting) return (kind === "call" && method !== "INVITE" ? reportedCall(request) : undefined) ?? open(kind);
		if (method === "INVITE" && meeting.service === "focus") focusDialogs.set(callId, meeting.key);
		return kept(meetings, meeting.key, () => open("meeting", meeting.organizer));
	}

	function reportedCall(request: number | null): number | undefined {
		const callId = request === null ? undefined : reportedCallId(trace, request);
		if (callId === undefined) return undefined;
		for (; named < callIds.length; named++)
			byName.set(trace.index.symbolText(callIds[named]!), byCallId.get(callIds[named]!)!);
		return byName.get(callId);
	}

	function isOfTransfer({ callId, method, request }: Transaction): boolean {
		if (method === "REFER") return true;
		if (request === null || !transfers.has(callId) || (method !== "NOTIFY" && method !== "BENOTIFY")) return false;
		return eventPackage(trace.text, trace.message(request)).toLowerCase() === "refer";
	}
}

function kept<K>(map: Map<K, number>, key: K, make: () => number): number {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}
