// An activity as a row of steps that can be laid beside those of another one: what each step is, and what it says that
// matters. What differs between any two activities (Call-IDs, tags, branches, times, addresses, tokens, names) is not in it.

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
	/** True where the other side, or a server, asked, and not whoever began the activity. */
	readonly isFromOther: boolean;
	/** What it is about: an event package, a server of a meeting, a type of body; empty where the method says all. */
	readonly target: string;
	/** How many challenges were answered before, in the chain that this request belongs to. */
	readonly round: number;
	/** What it says that matters, in the order in which it happens. */
	readonly traits: readonly Trait[];
	/** What two steps have in common that can be laid beside each other. */
	readonly identity: string;
	/** Its identity and all traits of substance: equal for two steps that went alike. */
	readonly likeness: string;
}

/** The steps of an activity in the order of the log; the first `most` of them. */
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

/** A log of which the headers were trimmed shows no Content-Length at all: then a header that is missing proves nothing. */
function hasLength(trace: Trace, transaction: Transaction): boolean {
	return findHeader(trace.text, trace.message(leadingMessage(transaction)), "Content-Length") !== undefined;
}

/**
 * `presence` of a SUBSCRIBE, `audio-video` of an INVITE to that server of a meeting, `application/soap+xml` of a SERVICE.
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
