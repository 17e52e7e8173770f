// A transaction that stands in the log of either side, where both logs are in one text: two views, one transaction.

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import type { Direction } from "./direction.ts";
import type { Draft } from "./draft.ts";
import { KeyMap } from "./keyMap.ts";
import { areTogether, type Period, periodsOf, someTogether } from "./processPeriod.ts";
import { sentBy } from "./sentBy.ts";
import { leadingMessage } from "./transaction.ts";

/** The same message in the log of the other side. */
export interface OtherEnds {
	/** Where the log of the other side shows this message; `undefined` where it does not. The two name each other. */
	otherEndOf(message: number): number | undefined;
}

/** The drafts that are left, numbered anew, and which messages are the same. */
interface Folded {
	readonly all: readonly Draft[];
	readonly otherEnds: OtherEnds;
}

/**
 * Makes one draft of two that are the same transaction as two processes logged it: `ofMessage` and the numbers of the drafts
 * are brought up to date. The view of the side that sent the request counts, since it knows what the sender did not get; from
 * the other one comes only what the first cannot show. Where the logs do not tell the sides, that of the process which began
 * first counts.
 *
 * Two processes tell of one transaction only if they wrote at the same time: a client that was started again may use its
 * numbers again. The topmost Via must be the same, since a proxy makes a transaction of its own of what it passes on (RFC 3261
 * §16.6), and where it has no branch, both logs must tell which way the request went: two clients behind one proxy write the
 * same names. A server's log shows what passes through, and is left as it is.
 */
export function foldBothEnds(
	index: LogIndex,
	drafts: readonly Draft[],
	ofMessage: Uint32Array,
	directions: () => readonly Direction[],
): Folded {
	const periods = periodsOf(index);
	if (index.dialect.viewpoint !== "client" || !someTogether(periods))
		return { all: drafts, otherEnds: { otherEndOf: () => undefined } };
	const folding = new Folding(index, periods, ofMessage, directions);
	for (const draft of drafts) folding.add(draft);
	return folding.finish(drafts);
}

class Folding {
	readonly #index: LogIndex;
	readonly #periods: ReadonlyMap<number, Period>;
	readonly #ofMessage: Uint32Array;
	readonly #directions: () => readonly Direction[];
	/** A number for Call-ID, CSeq number and From tag; with the branch one for the list of drafts that may be the same. */
	readonly #keys = new KeyMap();
	readonly #alike = new KeyMap();
	readonly #lists: Draft[][] = [];
	#keyCount = 0;
	/** The draft that another one became part of. */
	readonly #into = new Map<Draft, Draft>();
	readonly #otherEnd = new Map<number, number>();

	constructor(
		index: LogIndex,
		periods: ReadonlyMap<number, Period>,
		ofMessage: Uint32Array,
		directions: () => readonly Direction[],
	) {
		this.#index = index;
		this.#periods = periods;
		this.#ofMessage = ofMessage;
		this.#directions = directions;
	}

	/** Looks for the draft that this one is another view of; drafts come in the order of their first messages. */
	add(draft: Draft): void {
		const list = this.#listOf(draft);
		if (!list) return;
		const at = list.findIndex((other) => this.#isSame(other, draft));
		if (at < 0) {
			// The newest ones are enough: a sender with more of them at a time than that uses its numbers again and again.
			if (list.push(draft) > MOST_ALIKE) list.shift();
			return;
		}
		const other = list[at]!;
		list.splice(at, 1);
		if (this.#counts(draft, other)) this.#fold(other, draft);
		else this.#fold(draft, other);
	}

	finish(drafts: readonly Draft[]): Folded {
		const { numbers, all } = renumber(drafts, this.#into);
		const ofMessage = this.#ofMessage;
		for (let message = 0; message < ofMessage.length; message++) ofMessage[message] = numbers[ofMessage[message]!]!;
		for (const draft of all) {
			if (draft.cancel !== null) draft.cancel = numbers[draft.cancel]!;
			if (draft.invite !== null) draft.invite = numbers[draft.invite]!;
		}
		return { all, otherEnds: { otherEndOf: (message) => this.#otherEnd.get(message) } };
	}

	#listOf(draft: Draft): Draft[] | undefined {
		const { callId, cseqNumber } = draft;
		if (callId === NO_SYMBOL || cseqNumber === NO_NUMBER) return undefined;
		const { messages } = this.#index;
		const lead = leadingMessage(draft);
		const key = numberIn(this.#keys, callId, cseqNumber, messages.fromTag(lead), () => this.#keyCount++);
		return this.#lists[numberIn(this.#alike, key, messages.branch(lead), 0, () => this.#lists.push([]) - 1)];
	}

	#isSame(one: Draft, other: Draft): boolean {
		if (one.method !== other.method || !this.#wroteTogether(one, other)) return false;
		const { messages } = this.#index;
		const [a, b] = [leadingMessage(one), leadingMessage(other)];
		const addressOf = this.#index.fact(sentBy);
		if (addressOf(a) !== addressOf(b)) return false;
		if (one.request !== null && other.request !== null && messages.toTag(a) !== messages.toTag(b)) return false;
		if (messages.branch(a) !== NO_SYMBOL) return true;
		return this.#isOfSender(one) !== undefined && this.#isOfSender(other) !== undefined;
	}

	#wroteTogether(one: Draft, other: Draft): boolean {
		const [a, b] = [this.#periodOf(one), this.#periodOf(other)];
		return a !== b && areTogether(a, b);
	}

	#periodOf(draft: Draft): Period {
		const { messages, records } = this.#index;
		return this.#periods.get(records.process(messages.record(leadingMessage(draft))))!;
	}

	/** True where the view of `one` counts, and not that of `other`. */
	#counts(one: Draft, other: Draft): boolean {
		const [isOne, isOther] = [this.#isOfSender(one) ?? false, this.#isOfSender(other) ?? false];
		return isOne === isOther ? this.#periodOf(one).first < this.#periodOf(other).first : isOne;
	}

	/** True for the view of the side that sent the request; `undefined` where the log does not tell. */
	#isOfSender(draft: Draft): boolean | undefined {
		const lead = leadingMessage(draft);
		const direction = this.#directions()[lead];
		if (direction === "unknown" || direction === undefined) return undefined;
		return (direction === "sent") === (this.#index.messages.status(lead) === 0);
	}

	/** Puts the view of `other` into `draft`. */
	#fold(other: Draft, draft: Draft): void {
		this.#into.set(other, draft);
		const spare: number[] = [];
		const tie = (own: readonly number[], theirs: readonly number[]) => {
			const open = new Map<string, number[]>();
			for (const message of own) push(open, this.#look(message), message);
			for (const message of theirs) {
				const same = open.get(this.#look(message))?.shift();
				if (same !== undefined) {
					this.#otherEnd.set(message, same);
					this.#otherEnd.set(same, message);
				}
				spare.push(message);
			}
		};
		const requests = ({ request, retransmissions }: Draft) => (request === null ? [] : [request, ...retransmissions]);
		const finals = ({ final, laterFinals }: Draft) => (final === null ? [] : [final, ...laterFinals]);

		// What the log of the sender began too late to show.
		if (draft.request === null && other.request !== null) {
			draft.request = other.request;
			draft.retransmissions = other.retransmissions;
		} else tie(requests(draft), requests(other));
		if (draft.provisionals.length === 0 && this.#cannotShow(draft, other.provisionals[0]))
			draft.provisionals = other.provisionals;
		else tie(draft.provisionals, other.provisionals);
		if (draft.final === null && this.#cannotShow(draft, other.final)) {
			draft.final = other.final;
			draft.laterFinals = other.laterFinals;
		} else tie(finals(draft), finals(other));
		// The ACK to a 2xx is a transaction of its own, with views of its own.
		const acks = (of: Draft) => of.acks.filter((ack) => this.#ofMessage[ack] === of.id);
		if (draft.acks.length === 0) draft.acks = other.acks;
		else tie(acks(draft), acks(other));
		draft.cancel ??= other.cancel;
		draft.invite ??= other.invite;
		draft.otherEnd = spare.sort((a, b) => a - b);
	}

	/** True for a message from before the log of the sender begins, or behind its end. */
	#cannotShow(draft: Draft, message: number | null | undefined): boolean {
		if (message === null || message === undefined) return false;
		const { first, last } = this.#periodOf(draft);
		const record = this.#index.messages.record(message);
		return record < first || record > last;
	}

	/** What tells the messages of one transaction apart: the status, and the To tag of one leg of a forked call. */
	#look(message: number): string {
		const { messages } = this.#index;
		const status = messages.status(message);
		return status < 200 ? String(status) : `${status} ${messages.toTag(message)}`;
	}
}

/** How many transactions with the same numbers are open for their other view at a time. */
const MOST_ALIKE = 8;

function numberIn(map: KeyMap, a: number, b: number, c: number, fresh: () => number): number {
	const known = map.get(a, b, c);
	if (known !== undefined) return known;
	const number = fresh();
	map.set(a, b, c, number);
	return number;
}

function push(lists: Map<string, number[]>, key: string, message: number): void {
	const list = lists.get(key);
	if (list) list.push(message);
	else lists.set(key, [message]);
}

/** Leaves out what became part of another draft, whose place is where the first of both was. `numbers`: from old to new. */
function renumber(drafts: readonly Draft[], into: ReadonlyMap<Draft, Draft>) {
	const fresh = new Map<Draft, number>();
	const numbers = new Uint32Array(drafts.length);
	for (const draft of drafts) {
		const kept = into.get(draft) ?? draft;
		if (!fresh.has(kept)) fresh.set(kept, fresh.size);
		numbers[draft.id] = fresh.get(kept)!;
	}
	for (const [draft, number] of fresh) draft.id = number;
	return { numbers, all: [...fresh.keys()] };
}
