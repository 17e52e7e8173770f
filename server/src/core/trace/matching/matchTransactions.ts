// Matches requests with their provisional and final responses (RFC 3261 §17).

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import type { Steps } from "../../steps.ts";
import { copied } from "../../text.ts";
import type { Direction } from "../directions/direction.ts";
import { KeyMap } from "../keyMap.ts";
import type { ProcessEnds } from "../processes/processEnd.ts";
import { TIMEOUT_MS } from "../timers.ts";
import type { Transaction } from "../transaction.ts";
import { foldBothEnds, type OtherEnds } from "./bothEnds.ts";
import { type DialogEnds, findDialogEnds } from "./dialogEnd.ts";
import { addResponse, appended, type Draft, NONE } from "./draft.ts";
import { clockOf, conclude, type Open } from "./outcome.ts";
import { requestTraits } from "./requestTraits.ts";

/** All transactions of a log, and for each message the number of its transaction. */
export interface Transactions {
	readonly all: readonly Transaction[];
	readonly ofMessage: Uint32Array;
	readonly dialogEnds: DialogEnds;
	readonly otherEnds: OtherEnds;
}

/**
 * Matches requests and responses by Call-ID, CSeq number, CSeq method and From tag, and by the branch of the topmost Via if
 * both have one (RFC 3261 §17.1.3); RTC clients write none. Goes by file order, not by time. Each process is matched
 * separately; then transactions that two processes logged are merged (see `foldBothEnds`), which may call `directions`.
 */
export function* matchTransactions(
	index: LogIndex,
	ends: ProcessEnds,
	directions: () => readonly Direction[],
): Steps<Transactions> {
	const { drafts, ofMessage, end } = yield* draftTransactions(index, ends, () => true);
	const { all, otherEnds } = foldBothEnds(index, drafts, ofMessage, directions);
	const dialogEnds = lazyDialogEnds(index, all);
	for (const transaction of all) end(transaction, dialogEnds);
	return { all, ofMessage, dialogEnds, otherEnds };
}

/** Matched transactions whose outcome is not determined yet. */
export interface Drafts {
	/** In the order of their first messages and of their numbers. */
	readonly drafts: readonly Draft[];
	/** For each matched message, the number of its draft. */
	readonly ofMessage: Uint32Array;
	/** Determines the outcome of a transaction. To be called once all messages are matched. */
	end(transaction: Open, dialogEnds: DialogEnds): void;
}

/**
 * Matches only messages that are `meant`. It must include all messages of a Call-ID or none, since messages with different
 * Call-IDs never match.
 */
export function* draftTransactions(
	index: LogIndex,
	ends: ProcessEnds,
	meant: (message: number) => boolean,
): Steps<Drafts> {
	const matcher = new Matcher(index, ends);
	for (let message = 0; message < index.messages.count; message++) {
		if (meant(message)) matcher.add(message);
		if (message % MESSAGES_A_STEP === 0) yield message / index.messages.count;
	}
	yield;
	return matcher;
}

const MESSAGES_A_STEP = 8000;

/** Finds where dialogs end, on first use. */
export function lazyDialogEnds(index: LogIndex, transactions: readonly Transaction[]): DialogEnds {
	let found: DialogEnds | undefined;
	return {
		byeAfter(transaction) {
			found ??= findDialogEnds(index, transactions);
			return found.byeAfter(transaction);
		},
	};
}

class Matcher implements Drafts {
	readonly drafts: Draft[] = [];
	readonly ofMessage: Uint32Array;
	readonly #index: LogIndex;
	readonly #methods = new Map<number, string>();
	/** Key number for (Call-ID, CSeq number, CSeq method) in the first process. */
	readonly #keys = new KeyMap();
	/** The same for all other processes, which have separate numbers for (process, Call-ID, _). */
	readonly #keysOfOthers = new KeyMap();
	readonly #callsOfOthers = new KeyMap();
	readonly #firstProcess: number;
	#callCount = 0;
	#keyCount = 0;
	/** The transaction for (key, branch, _), the latest for (key, From tag, has branch), and the latest for a key alone. */
	readonly #byBranch = new KeyMap();
	readonly #byTag = new KeyMap();
	readonly #latest: number[] = [];
	/** Keys of requests with different To tags, and their transactions by From and To tag. */
	readonly #forkedKeys = new Set<number>();
	readonly #byDialog = new KeyMap();
	readonly #invite: number;
	readonly #orphans = new KeyMap();
	/** The first BYE from one side of a dialog, by Call-ID and From tag. */
	readonly #byes = new KeyMap();

	readonly #ends: ProcessEnds;

	constructor(index: LogIndex, ends: ProcessEnds) {
		this.#index = index;
		this.#ends = ends;
		// In a log without messages, it is never used.
		this.#firstProcess = this.#process(0);
		this.ofMessage = new Uint32Array(index.messages.count);
		this.#invite = this.#symbolOfMethod("INVITE");
	}

	add(message: number): void {
		const transaction =
			this.#index.messages.status(message) === 0 ? this.#addRequest(message) : this.#addResponse(message);
		this.ofMessage[message] = transaction.id;
	}

	readonly end = (transaction: Open, dialogEnds: DialogEnds): void => {
		conclude(transaction, this.#index, this.#ends, dialogEnds);
		if (this.#isHungUp(transaction)) transaction.outcome = "cancelled";
	};

	/** A 487 results from a CANCEL, or from a BYE in an early dialog (RFC 3261 §9.2, §15.1.2). */
	#isHungUp(transaction: Open): boolean {
		const { request, final, cancel } = transaction;
		if (request === null || final === null || this.#index.messages.status(final) !== 487) return false;
		return cancel !== null || (transaction.method === "INVITE" && (this.#byeOf(transaction) ?? final) < final);
	}

	#addRequest(message: number): Draft {
		const { messages } = this.#index;
		const method = this.#methodText(messages.method(message));
		if (method === "ACK") return this.#addAck(message);
		const key = this.#key(message, messages.method(message));
		const branch = messages.branch(message);
		const fromTag = messages.fromTag(message);
		const known = key === undefined ? undefined : this.#earlierCopy(message, key, branch, fromTag);
		if (known) {
			known.retransmissions = appended(known.retransmissions, message);
			known.lastSeen = this.#clock(message);
			return known;
		}
		const transaction = this.#overtaken(message, key, branch, fromTag) ?? this.#open(message, method);
		if (key !== undefined) {
			if (branch !== NO_SYMBOL) this.#byBranch.set(key, branch, 0, transaction.id);
			this.#byTag.set(key, fromTag, branch === NO_SYMBOL ? 0 : 1, transaction.id);
			if (this.#forkedKeys.has(key)) this.#byDialog.set(key, fromTag, messages.toTag(message), transaction.id);
			this.#latest[key] = transaction.id;
		}
		if (method === "CANCEL") this.#linkCancel(message, transaction);
		if (method === "BYE" && this.#byeOf(transaction) === undefined) {
			this.#byes.set(transaction.callId, fromTag, 0, message);
		}
		return transaction;
	}

	/**
	 * The orphan that becomes the transaction of this request, because another client thread logged the response first: within
	 * `MOST_OVERTAKEN` records and `OVERTAKEN_MS`. In a dialect without a message order, any orphan response will do.
	 */
	#overtaken(message: number, key: number | undefined, branch: number, fromTag: number): Draft | undefined {
		const orphan = key === undefined ? undefined : this.#at(this.#orphans.get(key, branch, fromTag));
		if (!orphan || orphan.request !== null) return undefined;
		const adopted = () => {
			orphan.request = message;
			orphan.lastSeen = this.#clock(message);
			return orphan;
		};
		const { records, messages } = this.#index;
		const first = orphan.provisionals[0] ?? orphan.final!;
		const apart = messages.record(message) - messages.record(first);
		if (!this.#index.dialect.hasOrder) return adopted();
		const since = this.#clock(message) - this.#clock(first);
		if (apart > MOST_OVERTAKEN || since > OVERTAKEN_MS || since < 0) return undefined;
		const threadOf = (of: number) => records.prefix(messages.record(of)).thread;
		if (threadOf(first) === threadOf(message)) return undefined;
		return adopted();
	}

	/**
	 * The transaction of which this request is a copy. With a branch, that decides. Without one, a request is retransmitted
	 * until its final response arrives (RFC 3261 §17.1.1.2, §17.1.2.2), so after the final response a similar request is a new
	 * one if much time has passed, if it uses TCP, or if its target or credentials differ. The latter happens when a client
	 * tries the next server (RFC 3263 §4.3).
	 */
	#earlierCopy(message: number, key: number, branch: number, fromTag: number): Draft | undefined {
		if (branch !== NO_SYMBOL) return this.#at(this.#byBranch.get(key, branch, 0));
		const known = this.#inSameDialog(message, key, fromTag);
		if (!known || known.final === null) return known;
		const since = this.#clock(message) - known.lastSeen;
		if (since > TIMEOUT_MS) return undefined;
		const traits = requestTraits(this.#index, message);
		known.traits ??= requestTraits(this.#index, known.request!);
		if (traits.text !== known.traits.text) return undefined;
		return traits.isReliable && this.#clock(message) > this.#clock(known.final) ? undefined : known;
	}

	/**
	 * The latest request without a branch that has this key and From tag. Each leg of a forked call is a dialog with its own
	 * To tag and CSeq numbers (RFC 3261 §12), so the To tag distinguishes them.
	 */
	#inSameDialog(message: number, key: number, fromTag: number): Draft | undefined {
		const { messages } = this.#index;
		const known = this.#at(this.#byTag.get(key, fromTag, 0));
		if (!known) return undefined;
		const isRequest = messages.status(message) === 0;
		if (!isRequest && !this.#forkedKeys.has(key)) return known;
		const toTag = messages.toTag(message);
		known.toTag ??= messages.toTag(known.request!);
		const knownToTag = known.toTag;
		if (toTag === knownToTag) return known;
		// Copies of a request have the same To tag or none (§17.2.3, the rules of RFC 2543); a response may add one.
		if (!isRequest && (toTag === NO_SYMBOL || knownToTag === NO_SYMBOL)) return known;
		if (isRequest) {
			this.#forkedKeys.add(key);
			this.#byDialog.set(key, fromTag, knownToTag, known.id);
		}
		return this.#at(this.#byDialog.get(key, fromTag, toTag)) ?? (isRequest ? undefined : known);
	}

	#addResponse(message: number): Draft {
		const { messages } = this.#index;
		const transaction = this.#requestOf(message);
		if (!transaction) return this.#addOrphan(message);
		addResponse(transaction, message, messages.status(message));
		return transaction;
	}

	#requestOf(message: number): Draft | undefined {
		const { messages } = this.#index;
		const key = this.#key(message, messages.cseqMethod(message));
		if (key === undefined) return undefined;
		const branch = messages.branch(message);
		const fromTag = messages.fromTag(message);
		if (branch !== NO_SYMBOL) {
			const exact = this.#at(this.#byBranch.get(key, branch, 0));
			if (exact) return exact;
		}
		const unbranched = this.#inSameDialog(message, key, fromTag);
		if (unbranched) return unbranched;
		const latest = this.#at(this.#latest[key]);
		if (!latest) return undefined;
		// Different branches mean different transactions, and so do different From tags. A missing one is not a difference.
		if (branch === NO_SYMBOL) {
			const branched = this.#at(this.#byTag.get(key, fromTag, 1));
			if (branched) return branched;
		} else if (messages.branch(latest.request!) !== NO_SYMBOL) return undefined;
		const latestTag = messages.fromTag(latest.request!);
		return fromTag === NO_SYMBOL || latestTag === NO_SYMBOL ? latest : undefined;
	}

	/** All responses of one request that is not in the log form one orphan. */
	#addOrphan(message: number): Draft {
		const { messages } = this.#index;
		const key = this.#key(message, messages.cseqMethod(message));
		const branch = messages.branch(message);
		const known = key === undefined ? undefined : this.#at(this.#orphans.get(key, branch, messages.fromTag(message)));
		const orphan = known ?? this.#open(message, this.#methodText(messages.cseqMethod(message)));
		if (!known && key !== undefined) this.#orphans.set(key, branch, messages.fromTag(message), orphan.id);
		orphan.request = null;
		addResponse(orphan, message, messages.status(message));
		return orphan;
	}

	/**
	 * The ACK to a non-2xx final response is part of the INVITE transaction (RFC 3261 §17.1.1.3). The ACK to a 2xx, or to a
	 * response that is not in the log, is a separate transaction (§13.2.2.4).
	 */
	#addAck(message: number): Draft {
		const invite = this.#inviteOf(message);
		if (invite) invite.acks = appended(invite.acks, message);
		if (invite?.final != null && this.#index.messages.status(invite.final) >= 300) return invite;
		const ack = this.#open(message, "ACK");
		ack.invite = invite?.id ?? null;
		return ack;
	}

	#linkCancel(message: number, cancel: Draft): void {
		const invite = this.#inviteOf(message);
		if (!invite) return;
		cancel.invite = invite.id;
		invite.cancel ??= cancel.id;
	}

	/** The first BYE with the Call-ID and From tag of a request: its sender ended the call. */
	#byeOf({ callId, request }: Pick<Draft, "callId" | "request">): number | undefined {
		return this.#byes.get(callId, this.#index.messages.fromTag(request!), 0);
	}

	/** The INVITE that an ACK or CANCEL refers to: same Call-ID and CSeq number, and same branch or else same From tag. */
	#inviteOf(message: number): Draft | undefined {
		const { messages } = this.#index;
		const key = this.#key(message, this.#invite);
		if (key === undefined) return undefined;
		const branch = messages.branch(message);
		const fromTag = messages.fromTag(message);
		return (
			this.#at(branch === NO_SYMBOL ? undefined : this.#byBranch.get(key, branch, 0)) ??
			this.#at(this.#byTag.get(key, fromTag, 0)) ??
			this.#at(this.#byTag.get(key, fromTag, 1))
		);
	}

	#open(message: number, method: string): Draft {
		const { messages } = this.#index;
		const transaction: Draft = {
			id: this.drafts.length,
			method,
			callId: messages.callId(message),
			cseqNumber: messages.cseqNumber(message),
			request: message,
			retransmissions: NONE,
			provisionals: NONE,
			final: null,
			laterFinals: NONE,
			acks: NONE,
			otherEnd: NONE,
			cancel: null,
			invite: null,
			outcome: "pending",
			durationMs: null,
			waitedMs: null,
			lastSeen: this.#clock(message),
			traits: undefined,
			toTag: undefined,
		};
		this.drafts.push(transaction);
		return transaction;
	}

	/**
	 * A number for the combination of process, Call-ID, CSeq number and method; `undefined` if the message lacks one of them.
	 * Processes are separate because each client of a merged log shows the dialog from its own side.
	 */
	#key(message: number, method: number): number | undefined {
		const callId = this.#index.messages.callId(message);
		const number = this.#index.messages.cseqNumber(message);
		if (callId === NO_SYMBOL || number === NO_NUMBER || method === NO_SYMBOL) return undefined;
		const process = this.#process(message);
		const isFirst = process === this.#firstProcess;
		const keys = isFirst ? this.#keys : this.#keysOfOthers;
		const call = isFirst ? callId : this.#callsOfOthers.getOrSet(process, callId, 0, () => this.#callCount++);
		return keys.getOrSet(call, number, method, () => this.#keyCount++);
	}

	#at(id: number | undefined): Draft | undefined {
		return id === undefined ? undefined : this.drafts[id];
	}

	#methodText(symbol: number): string {
		let text = this.#methods.get(symbol);
		if (text === undefined) {
			// Copied, because a transaction outlives this version of the text.
			text = copied(this.#index.symbolText(symbol));
			this.#methods.set(symbol, text);
		}
		return text;
	}

	/** The symbol of a method name in this log; `NO_SYMBOL` if no request has it. */
	#symbolOfMethod(name: string): number {
		const { messages } = this.#index;
		const seen = new Set<number>();
		for (let message = 0; message < messages.count; message++) {
			const symbol = messages.method(message);
			if (seen.has(symbol)) continue;
			seen.add(symbol);
			if (this.#methodText(symbol) === name) return symbol;
		}
		return NO_SYMBOL;
	}

	#process(message: number): number {
		return this.#index.records.process(this.#index.messages.record(message));
	}

	#clock(message: number): number {
		return clockOf(this.#index, message);
	}
}

/** How many records and milliseconds a response may precede its request, if two threads write them. */
const MOST_OVERTAKEN = 8;
const OVERTAKEN_MS = 50;
