// A transaction in the making.

import type { Outcome } from "./outcome.ts";
import type { RequestTraits } from "./requestTraits.ts";

/** The list without entries that all drafts begin with. */
export const NONE: readonly number[] = Object.freeze([]);

/** A transaction while messages are still being added; lists are shared until something is put into them. */
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
	/** The time of the last copy of the request, to tell a repeat from a new request that looks alike. */
	lastSeen: number;
	/** Those of the request once they were asked for, for the same reason as its To tag. */
	traits: RequestTraits | undefined;
	/** Symbol of the request's To tag once it was asked for: reading it for each copy again would be quadratic. */
	toTag: number | undefined;
}

/** The list with one entry more. Only `NONE` is copied. */
export function appended(list: readonly number[], item: number): readonly number[] {
	if (list === NONE) return [item];
	(list as number[]).push(item);
	return list;
}

/** Puts a response with this status into its transaction: the first final one decides, and what comes behind it is kept apart. */
export function addResponse(draft: Draft, message: number, status: number): void {
	if (status < 200) draft.provisionals = appended(draft.provisionals, message);
	else if (draft.final === null) draft.final = message;
	else draft.laterFinals = appended(draft.laterFinals, message);
}
