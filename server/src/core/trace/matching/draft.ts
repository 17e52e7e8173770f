// A transaction that is still being assembled.

import type { Outcome } from "../transaction.ts";
import type { RequestTraits } from "./requestTraits.ts";

/** The shared empty list in new drafts. */
export const NONE: readonly number[] = Object.freeze([]);

/** A transaction to which messages are still being added. Empty lists are shared. */
export interface Draft {
	id: number;
	method: string;
	callId: number;
	cseqNumber: number;
	request: number | null;
	retransmissions: readonly number[];
	provisionals: readonly number[];
	final: number | null;
	laterFinals: readonly number[];
	acks: readonly number[];
	otherEnd: readonly number[];
	cancel: number | null;
	invite: number | null;
	outcome: Outcome;
	durationMs: number | null;
	waitedMs: number | null;
	/** The time of the last copy of the request, to distinguish a retransmission from a new, similar request. */
	lastSeen: number;
	/** The traits of the request, once needed. Cached, because reading them again for each copy would be quadratic. */
	traits: RequestTraits | undefined;
	/** Symbol of the request's To tag, once needed. Cached for the same reason. */
	toTag: number | undefined;
}

/** Appends to the list in place, unless it is the shared `NONE`. */
export function appended(list: readonly number[], item: number): readonly number[] {
	if (list === NONE) return [item];
	(list as number[]).push(item);
	return list;
}

/** Adds a response to its transaction. The first final response decides the outcome; later ones are kept separately. */
export function addResponse(draft: Draft, message: number, status: number): void {
	if (status < 200) draft.provisionals = appended(draft.provisionals, message);
	else if (draft.final === null) draft.final = message;
	else draft.laterFinals = appended(draft.laterFinals, message);
}
