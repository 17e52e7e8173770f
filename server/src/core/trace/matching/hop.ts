// Finds the hops of one request, in a log that was written at a proxy or at both ends of one.

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { findHeaders, headerText } from "../../sip/message.ts";
import { slice } from "../../text.ts";
import { KeyMap } from "../keyMap.ts";
import { periodsOf, someTogether } from "../processes/processPeriod.ts";
import type { Transaction } from "../transaction.ts";

/** Which transactions are hops of the same request. */
export interface Hops {
	/**
	 * The transactions of one request on all its hops, including this one, starting with the one closest to the sender; only
	 * this one if the log shows a single hop. All hops of a request share the same array.
	 *
	 * A proxy forwards a request with the same Call-ID, CSeq and From tag, but adds a Via with its own branch and decrements
	 * Max-Forwards (RFC 3261 §16.6). A request that was merely sent again has the same number of Vias and the same
	 * Max-Forwards.
	 */
	hopsOf(transaction: Transaction): readonly Transaction[];
}

/** Finds the hops in a call on first use; `transactionsWith` returns the transactions with a Call-ID. */
export function findHops(index: LogIndex, transactionsWith: (callId: number) => readonly Transaction[]): Hops {
	const calls = new Map<number, HopsInCall>();
	let isMerged: boolean | undefined;
	return {
		hopsOf(transaction) {
			const { id, callId } = transaction;
			if (callId === NO_SYMBOL) return [transaction];
			let hops = calls.get(callId);
			if (!hops) {
				isMerged ??= someTogether(periodsOf(index));
				hops = hopsInCall(index, isMerged, transactionsWith(callId));
				calls.set(callId, hops);
			}
			return hops.get(id) ?? [transaction];
		},
	};
}

/** The hops of each transaction that has several, by transaction number. */
type HopsInCall = ReadonlyMap<number, readonly Transaction[]>;

/**
 * Groups requests by the fields that proxies leave unchanged, separately for each process. If the log is a merged one,
 * requests of all processes are grouped together, including those without a branch, as the first client writes none. Headers
 * are read only if a group has several requests.
 */
function hopsInCall(index: LogIndex, isMerged: boolean, transactions: readonly Transaction[]): HopsInCall {
	const hops = new Map<number, readonly Transaction[]>();
	for (const alike of groupAlike(index, isMerged, transactions)) {
		if (alike.length < 2) continue;
		const levels = alike.map((transaction) => levelOf(index, transaction));
		if (!levels.some((level) => differ(level, levels[0]!))) continue;
		levels.sort((a, b) => a.vias - b.vias || b.forwards - a.forwards || a.transaction.id - b.transaction.id);
		const sorted = levels.map(({ transaction }) => transaction);
		for (const transaction of sorted) hops.set(transaction.id, sorted);
	}
	return hops;
}

function groupAlike(
	{ messages, records }: LogIndex,
	isMerged: boolean,
	transactions: readonly Transaction[],
): readonly (readonly Transaction[])[] {
	const requests = new KeyMap(transactions.length);
	const senders = new KeyMap(transactions.length);
	const groups: Transaction[][] = [];
	let count = 0;
	for (const transaction of transactions) {
		const { request, cseqNumber } = transaction;
		if (request === null || cseqNumber === NO_NUMBER) continue;
		if (messages.branch(request) === NO_SYMBOL && !isMerged) continue;
		const method = messages.method(request);
		const key = requests.getOrSet(cseqNumber, method, 0, () => count++);
		const process = isMerged ? 0 : records.process(messages.record(request));
		const group = senders.get(key, messages.fromTag(request), process);
		if (group !== undefined) groups[group]!.push(transaction);
		else senders.set(key, messages.fromTag(request), process, groups.push([transaction]) - 1);
	}
	return groups;
}

/** How far a request has travelled. */
interface Level {
	readonly transaction: Transaction;
	readonly vias: number;
	/** Max-Forwards; -1 if missing. */
	readonly forwards: number;
}

function levelOf({ text, messages }: LogIndex, transaction: Transaction): Level {
	const read = messages.read(transaction.request!);
	const vias = findHeaders(text, read, "Via").map(({ value }) => slice(text, value));
	const forwards = /^\s*(\d{1,9})\s*$/.exec(headerText(text, read, "Max-Forwards") ?? "")?.[1];
	return {
		transaction,
		vias: vias.reduce((sum, via) => sum + (via.match(/SIP\s*\/\s*2\.0\s*\//gi)?.length ?? 0), 0),
		forwards: forwards === undefined ? -1 : Number(forwards),
	};
}

function differ(one: Level, other: Level): boolean {
	if (one.vias !== other.vias) return true;
	return one.forwards >= 0 && other.forwards >= 0 && one.forwards !== other.forwards;
}
