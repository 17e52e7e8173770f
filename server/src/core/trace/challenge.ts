// Challenges (401, 407) and the requests that answer them (RFC 3261 §22).

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { readAddress } from "../sip/address.ts";
import { continuesHandshake } from "../sip/auth.ts";
import { headerText } from "../sip/message.ts";
import { copied } from "../text.ts";
import { type AuthHeaders, authHeadersOf } from "./authHeaders.ts";
import { KeyMap } from "./keyMap.ts";
import type { Outcome } from "./outcome.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Which transaction answers the challenge of which. The first three give `undefined` for one that has no such partner.
 */
export interface Answers {
	/** The transaction that answers the challenge of `transaction`; `undefined` when none does. */
	answerTo(transaction: Transaction): Transaction | undefined;
	/** The transaction whose challenge `transaction` answers. */
	answeredBy(transaction: Transaction): Transaction | undefined;
	/** The request that came instead of an answer: without credentials, and so it met the same challenge again. */
	repeatedBy(transaction: Transaction): Transaction | undefined;
	/** The last request that came before this one in that way. */
	repeats(transaction: Transaction): Transaction | undefined;
	/** How it ended after all answers were given: the outcome of the last transaction of the chain. */
	finalOutcome(transaction: Transaction): Outcome;
}

/**
 * Finds the answer to each challenge: the next request behind it of the same method and Call-ID with a higher CSeq number
 * and the same From (RFC 3261 §22.2). Some clients take a new From tag for it, so the same address will do where the tag
 * differs; some keep the CSeq number, and then the credentials have to show what it is. Of two requests without any that
 * are both asked for them, the second has answered nothing.
 */
export function findAnswers(index: LogIndex, transactions: readonly Transaction[], auth: AuthHeaders): Answers {
	const links = () => new Int32Array(transactions.length).fill(NO_LINK);
	const [answer, asked, repeat, repeated] = [links(), links(), links(), links()];
	const following = findFollowing(index, transactions);
	const at = (id: number) => (id === NO_LINK ? undefined : transactions[id]);

	/** The first request behind the challenge that answers no other one: several may have been on their way. */
	const nextBehind = (behind: Int32Array, { id, final }: Transaction) => {
		let next = behind[id]!;
		for (let steps = 0; next !== NO_LINK && steps < MOST_ON_THEIR_WAY; steps++) {
			if (transactions[next]!.request! > final! && asked[next] === NO_LINK) return transactions[next];
			next = behind[next]!;
		}
		return undefined;
	};

	for (const transaction of transactions) {
		if (transaction.outcome !== "challenged") continue;
		const next = nextBehind(following.sameTag, transaction) ?? nextBehind(following.anyTag, transaction);
		if (!next || !isSameSender(index, transaction.request!, next.request!)) continue;
		if (isAskedAsBefore(index, auth, transaction) && isAskedAsBefore(index, auth, next)) {
			repeat[transaction.id] = next.id;
			repeated[next.id] = transaction.id;
		} else if (isHigher(next.cseqNumber, transaction.cseqNumber) || isSentWithCredentials(auth, transaction, next)) {
			answer[transaction.id] = next.id;
			asked[next.id] = transaction.id;
		}
	}
	/** The last transaction of the chain of answers; an answer always comes later. */
	const ends = new Int32Array(transactions.length);
	for (let id = transactions.length - 1; id >= 0; id--) ends[id] = answer[id] === NO_LINK ? id : ends[answer[id]!]!;
	return {
		answerTo: ({ id }) => at(answer[id]!),
		answeredBy: ({ id }) => at(asked[id]!),
		repeatedBy: ({ id }) => at(repeat[id]!),
		repeats: ({ id }) => at(repeated[id]!),
		finalOutcome: ({ id }) => transactions[ends[id]!]!.outcome,
	};
}

const NO_LINK = -1;

/**
 * For each transaction the number of the next one of its method and Call-ID: with the same From tag, and with any. Only where
 * something with the Call-ID was challenged.
 */
function findFollowing({ messages }: LogIndex, transactions: readonly Transaction[]) {
	const sameTag = new Int32Array(transactions.length).fill(NO_LINK);
	const anyTag = new Int32Array(transactions.length).fill(NO_LINK);
	const challenged = new Set<number>();
	for (const { outcome, callId } of transactions) if (outcome === "challenged") challenged.add(callId);
	const latest = new KeyMap(transactions.length);
	const link = (links: Int32Array, id: number, callId: number, method: number, tag: number) => {
		links[id] = latest.get(callId, method, tag) ?? NO_LINK;
		latest.set(callId, method, tag, id);
	};
	for (let id = transactions.length - 1; id >= 0; id--) {
		const { request, callId } = transactions[id]!;
		if (request === null || !challenged.has(callId)) continue;
		const method = messages.method(request);
		link(sameTag, id, callId, method, messages.fromTag(request));
		link(anyTag, id, callId, method, ANY_TAG);
	}
	return { sameTag, anyTag };
}

/** No client has more requests of one conversation open at a time. */
const MOST_ON_THEIR_WAY = 16;

/** No symbol is as great. */
const ANY_TAG = 0xffffffff;

/** A CSeq that cannot be read is no higher than any other. */
function isHigher(number: number, than: number): boolean {
	return number !== NO_NUMBER && number > than;
}

/** The same request again, but with credentials: some clients break the rule that the CSeq number has to rise. */
function isSentWithCredentials(auth: AuthHeaders, { cseqNumber, request }: Transaction, next: Transaction): boolean {
	return (
		next.cseqNumber === cseqNumber &&
		auth.credentials(next.request!).length > 0 &&
		auth.credentials(request!).length === 0
	);
}

/**
 * True for a request without credentials that was met by a challenge which goes on with no handshake. Where a trimmed log
 * shows no challenge, credentials may have been taken out as well.
 */
function isAskedAsBefore(index: LogIndex, auth: AuthHeaders, { outcome, request, final }: Transaction): boolean {
	if (outcome !== "challenged" || auth.credentials(request!).length > 0) return false;
	return index.fact(beginsHandshake)(final!);
}

function beginsHandshake(index: LogIndex, response: number): boolean {
	const challenges = authHeadersOf(index).challenges(response);
	return challenges.length > 0 && !challenges.some(continuesHandshake);
}

function isSameSender(index: LogIndex, request: number, other: number): boolean {
	const { fromTag } = index.messages;
	if (fromTag(request) !== NO_SYMBOL && fromTag(request) === fromTag(other)) return true;
	const sender = index.fact(senderOf)(request);
	return sender !== undefined && sender === index.fact(senderOf)(other);
}

function senderOf({ text, messages }: LogIndex, request: number): string | undefined {
	const from = headerText(text, messages.read(request), "From");
	return from === undefined ? undefined : copied(readAddress(from).uri);
}
