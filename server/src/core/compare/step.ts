// An activity as a sequence of steps for comparison: what each step is, and its relevant content. Excludes what differs
// between any two activities: Call-IDs, tags, branches, times, addresses, tokens, names.

import type { Activity } from "../activities/activity.ts";
import { purposeOf } from "../activities/purpose.ts";
import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { mediaType } from "../sip/mediaType.ts";
import { eventPackage, findHeader, headerAddress, headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage, type Transaction } from "../trace/transaction.ts";
import { type Trait, traitsOf } from "./traits.ts";

/** A transaction as a step of its activity. */
export interface Step {
	/** The number of the transaction in its trace. */
	readonly transaction: number;
	readonly method: string;
	/** True for a step within a dialog, such as a re-INVITE (RFC 3261 §12.2). */
	readonly isInDialog: boolean;
	/** True if the other side or a server sent the request, rather than the initiator of the activity. */
	readonly isFromOther: boolean;
	/** Its target: an event package, a server role of a meeting, a body type; empty if the method is sufficient. */
	readonly target: string;
	/** The number of challenges answered before, in the chain of this request. */
	readonly round: number;
	/** Its relevant content, in chronological order. */
	readonly traits: readonly Trait[];
	/** Equal for two steps that may correspond. */
	readonly identity: string;
	/** Its identity and all substantial traits: equal for two steps that went the same way. */
	readonly likeness: string;
}

/** The steps of an activity in log order; at most the first `most`. */
export function stepsOf(trace: Trace, activity: Activity, most: number): readonly Step[] {
	const transactions = activity.steps.slice(0, most).map((id) => trace.transactions[id]!);
	const from = senderOf(trace, transactions[0]!);
	const isTrimmed = !activity.steps.slice(0, most).some((id) => hasLength(trace, trace.transactions[id]!));
	const rounds = new Map<number, number>();
	return transactions.map((transaction) => {
		const asked = trace.answers.answeredBy(transaction);
		const round = asked === undefined ? 0 : (rounds.get(asked.id) ?? 0) + 1;
		rounds.set(transaction.id, round);
		return stepOf(trace, transaction, { round, isTrimmed, from });
	});
}

interface Around {
	readonly round: number;
	readonly isTrimmed: boolean;
	readonly from: string;
}

function stepOf(trace: Trace, transaction: Transaction, { round, isTrimmed, from }: Around): Step {
	const { method, request } = transaction;
	const isInDialog = request !== null && trace.index.messages.toTag(request) !== NO_SYMBOL;
	const isFromOther = senderOf(trace, transaction) !== from;
	const target = targetOf(trace, transaction);
	const traits = traitsOf(trace, transaction, isTrimmed);
	// Either side may hang up.
	const side = method === "BYE" || !isFromOther ? "" : "other";
	const identity = [method, isInDialog ? "in" : "", side, target].join(" ");
	const substance = traits.filter(({ isMinor }) => !isMinor).map(({ kind, name, value }) => `${kind} ${name} ${value}`);
	return {
		transaction: transaction.id,
		method,
		isInDialog,
		isFromOther,
		target,
		round,
		traits,
		identity,
		likeness: [identity, ...substance].join("\n"),
	};
}

function senderOf(trace: Trace, transaction: Transaction): string {
	return headerAddress(trace.text, trace.message(leadingMessage(transaction)), "From").toLowerCase();
}

/** A log with trimmed headers has no Content-Length at all, so a missing header proves nothing. */
function hasLength(trace: Trace, transaction: Transaction): boolean {
	return findHeader(trace.text, trace.message(leadingMessage(transaction)), "Content-Length") !== undefined;
}

/**
 * `presence` for a SUBSCRIBE, `audio-video` for an INVITE to that server of a meeting, `application/soap+xml` for a SERVICE.
 */
function targetOf(trace: Trace, transaction: Transaction): string {
	const message = leadingMessage(transaction);
	const read = trace.message(message);
	const { method } = transaction;
	const { meeting } = purposeOf(trace, message);
	if (EVENTS.has(method)) return eventPackage(trace.text, read).toLowerCase();
	if (meeting) return meeting.service;
	if (TYPED.has(method)) return mediaType(headerText(trace.text, read, "Content-Type") ?? "").toLowerCase();
	return "";
}

const EVENTS: ReadonlySet<string> = new Set(["SUBSCRIBE", "NOTIFY", "BENOTIFY"]);
const TYPED: ReadonlySet<string> = new Set(["SERVICE", "INFO", "PUBLISH"]);
