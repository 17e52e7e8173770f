// Finds final responses to an INVITE that were never acknowledged (RFC 3261 §13.2.2.4, §17.1.1.3).

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { TIMEOUT_MS } from "../timers.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";

/** A final response whose ACK is missing. */
export interface Unacknowledged {
	/** The first copy of the response. */
	readonly response: number;
	/** Later copies of the response: all of them without an ACK, otherwise those after the first ACK. */
	readonly copies: readonly number[];
	/** The first ACK, if the response was retransmitted in spite of it. */
	readonly ack: number | undefined;
	/** The BYE with which the UAS then ended the session (RFC 3261 §13.3.1.4). */
	readonly bye: number | undefined;
}

/**
 * The final responses to an INVITE that were never acknowledged, or were retransmitted long after their ACK. Evidence is
 * either enough retransmissions or a log that continues for more than 32 s; without evidence, the result is empty. A forked
 * call may have one response for each leg that answered.
 */
export function unacknowledged(trace: Trace, invite: Transaction): readonly Unacknowledged[] {
	const { method, request, final, acks } = invite;
	if (method !== "INVITE" || request === null || final === null) return [];
	if (trace.index.messages.status(final) < 300) return unacknowledgedAnswers(trace, invite);
	const copies = invite.laterFinals.filter((message) => trace.originalOf(message) === final);
	if (acks.length > 0 || !(isOverdue(trace, final) || isInsistent(trace, [final, ...copies]))) return [];
	return [{ response: final, copies, ack: undefined, bye: undefined }];
}

function unacknowledgedAnswers(trace: Trace, invite: Transaction): readonly Unacknowledged[] {
	const { messages } = trace.index;
	const answers = new Map<number, number[]>();
	for (const message of [invite.final!, ...invite.laterFinals]) {
		const original = trace.originalOf(message) ?? message;
		const copies = answers.get(original);
		if (copies) copies.push(message);
		else if (messages.status(message) < 300) answers.set(original, []);
	}
	const acks = trace.calls.acksOf(invite);
	const ackOf = answers.size > 1 ? ackByTag(trace, [...answers.keys()], acks) : () => acks[0];
	const found: Unacknowledged[] = [];
	for (const [response, all] of answers) {
		const ack = ackOf(response);
		const copies = ack === undefined ? all : all.filter((copy) => copy > ack);
		const isShown = ack === undefined && isOverdue(trace, response);
		if (!isShown && !isInsistent(trace, ack === undefined ? [response, ...copies] : copies)) continue;
		found.push({ response, copies, ack, bye: givenUp(trace, invite, response) });
	}
	return found;
}

/**
 * The ACK for each leg of a forked call, matched by To tag. If an ACK matches no leg, the first ACK counts for all of them.
 */
function ackByTag(
	{ index: { messages } }: Trace,
	answers: readonly number[],
	acks: readonly number[],
): (answer: number) => number | undefined {
	if (acks.length > MOST_ACKS) return () => acks[0];
	const tags = new Set(answers.map((answer) => messages.toTag(answer)));
	const byTag = new Map<number, number>();
	for (const ack of acks) {
		const tag = messages.toTag(ack);
		if (tag === NO_SYMBOL || !tags.has(tag)) return () => acks[0];
		if (!byTag.has(tag)) byTag.set(tag, ack);
	}
	return (answer) => byTag.get(messages.toTag(answer));
}

/**
 * With more ACKs than this, they are not matched to legs, because every INVITE with the same numbers would scan them all.
 */
const MOST_ACKS = 100;

function isOverdue(trace: Trace, response: number): boolean {
	return trace.loggedAfter(response) > TIMEOUT_MS;
}

/**
 * True if only a missing ACK explains the copies. The first retransmission comes after T1 (500 ms), the second after twice
 * that (RFC 3261 §13.3.1.4, §17.2.1); a message that was logged twice at the same time is not evidence.
 */
function isInsistent(trace: Trace, copies: readonly number[]): boolean {
	if (copies.length < 3) return false;
	return trace.clock(copies.at(-1)!) - trace.clock(copies[0]!) >= 1000;
}

/** The BYE that the UAS sent about 64·T1 after its response. */
function givenUp(trace: Trace, invite: Transaction, response: number): number | undefined {
	const { messages } = trace.index;
	const bye = trace.calls.byeAfter({ ...invite, final: response });
	if (bye === undefined || messages.fromTag(bye) !== messages.toTag(response)) return undefined;
	const after = trace.clock(bye) - trace.clock(response);
	return after > TIMEOUT_MS - SOONER_MS && after < TIMEOUT_MS + LATER_MS ? bye : undefined;
}

/** How much the BYE may deviate from 64·T1. A later one has other reasons; people also hang up. */
const SOONER_MS = 1000;
const LATER_MS = 6000;
