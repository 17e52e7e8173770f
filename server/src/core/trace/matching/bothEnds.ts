// Merges the two views of a transaction when a text contains the logs of both sides.

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import type { Direction } from "../directions/direction.ts";
import { sentBy } from "../directions/sentBy.ts";
import { KeyMap } from "../keyMap.ts";
import { areTogether, type Period, periodsOf, someTogether } from "../processes/processPeriod.ts";
import { leadingMessage } from "../transaction.ts";
import type { Draft } from "./draft.ts";

/** Pairs of messages: the same message in the logs of both sides. */
export interface OtherEnds {
	/** The same message as logged by the other side; `undefined` if it is not in the log. The relation is symmetric. */
	otherEndOf(message: number): number | undefined;
}

/** The remaining drafts, renumbered, and the pairs of messages. */
interface Folded {
	readonly all: readonly Draft[];
	readonly otherEnds: OtherEnds;
}

/**
 * Merges drafts that are the same transaction logged by two processes, and updates `ofMessage` and the draft numbers. The
 * view of the side that sent the request takes precedence, since it shows which responses the sender did not get; the other
 * view only adds what the first log cannot show. If the logs do not show which side is which, the process that started first
 * takes precedence.
 *
 * Two processes can log the same transaction only if they were writing at the same time, since a restarted client may reuse
 * its numbers. The topmost Via must be the same, since a proxy creates a new transaction when it forwards a request (RFC
 * 3261 §16.6). Without a branch, both logs must show the direction of the request, since two clients behind one proxy may
 * write the same names. A server log, which shows forwarded requests, is left unchanged.
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
	/**
	 * Numbers for (Call-ID, CSeq number, From tag), and for (such a number, branch): the list of drafts that may be the same.
	 */
	readonly #keys = new KeyMap();
	readonly #alike = new KeyMap();
	readonly #lists: Draft[][] = [];
	#keyCount = 0;
	/** Maps a merged draft to the draft it was merged into. */
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

	/**
	 * Merges the draft with an earlier view of the same transaction, if there is one. Drafts come in the order of their first
	 * messages.
	 */
	add(draft: Draft): void {
		const list = this.#listOf(draft);
		if (!list) return;
		const at = list.findIndex((other) => this.#isSame(other, draft));
		if (at < 0) {
			// The latest drafts are enough: a sender with more identical ones open at the same time keeps reusing its numbers.
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

	/** True if the view of `one` takes precedence over that of `other`. */
	#counts(one: Draft, other: Draft): boolean {
		const [isOne, isOther] = [this.#isOfSender(one) ?? false, this.#isOfSender(other) ?? false];
		return isOne === isOther ? this.#periodOf(one).first < this.#periodOf(other).first : isOne;
	}

	/** True if the draft is the view of the side that sent the request; `undefined` if the log does not show it. */
	#isOfSender(draft: Draft): boolean | undefined {
		const lead = leadingMessage(draft);
		const direction = this.#directions()[lead];
		if (direction === "unknown" || direction === undefined) return undefined;
		return (direction === "sent") === (this.#index.messages.status(lead) === 0);
	}

	/** Merges `other` into `draft`. */
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

		// Take over what was logged before the sender's log starts or after it ends.
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
		// The ACK to a 2xx is a separate transaction and is merged on its own.
		const acks = (of: Draft) => of.acks.filter((ack) => this.#ofMessage[ack] === of.id);
		if (draft.acks.length === 0) draft.acks = other.acks;
		else tie(acks(draft), acks(other));
		draft.cancel ??= other.cancel;
		draft.invite ??= other.invite;
		draft.otherEnd = spare.sort((a, b) => a - b);
	}

	/** True for a message from before the start or after the end of the sender's log. */
	#cannotShow(draft: Draft, message: number | null | undefined): boolean {
		if (message === null || message === undefined) return false;
		const { first, last } = this.#periodOf(draft);
		const record = this.#index.messages.record(message);
		return record < first || record > last;
	}

	/** Distinguishes the messages of one transaction: by status, and for final responses by the To tag of a forked leg. */
	#look(message: number): string {
		const { messages } = this.#index;
		const status = messages.status(message);
		return status < 200 ? String(status) : `${status} ${messages.toTag(message)}`;
	}
}

/** How many transactions with the same numbers wait for their other view at the same time. */
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

/**
 * Removes merged drafts; the remaining one takes the position of the earlier of the two. `numbers` maps old to new numbers.
 */
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
