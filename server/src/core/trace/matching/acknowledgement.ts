// Finds the ACKs of each INVITE that are transactions of their own (RFC 3261 §13.2.2.4).

import { type LogIndex, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { KeyMap } from "../keyMap.ts";
import type { Transaction } from "../transaction.ts";

/** The ACKs that are transactions of their own. */
export interface Acks {
	/**
	 * The ACK transactions with the Call-ID, CSeq number and From tag of an INVITE, in file order. Since the ACK to a 2xx has
	 * its own branch (RFC 3261 §13.2.2.4), an ACK matches the INVITE on both sides of a proxy if the log shows both.
	 */
	acksOf(invite: Transaction): readonly number[];
}

/** Indexes the ACKs by the fields they share with their INVITEs. */
export function findAcks({ messages }: LogIndex, transactions: readonly Transaction[]): Acks {
	const keys = new KeyMap();
	const acks: number[][] = [];
	for (const { method, request, callId, cseqNumber } of transactions) {
		if (method !== "ACK" || request === null || callId === NO_SYMBOL) continue;
		const known = keys.get(callId, cseqNumber, messages.fromTag(request));
		if (known !== undefined) acks[known]!.push(request);
		else keys.set(callId, cseqNumber, messages.fromTag(request), acks.push([request]) - 1);
	}
	return {
		acksOf({ callId, cseqNumber, request }) {
			if (request === null || callId === NO_SYMBOL) return [];
			const key = keys.get(callId, cseqNumber, messages.fromTag(request));
			return key === undefined ? [] : acks[key]!;
		},
	};
}
