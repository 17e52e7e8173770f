// Challenges (401, 407) and the requests that answer them (RFC 3261 §22).

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { readAddress } from "../../sip/address.ts";
import { continuesHandshake } from "../../sip/auth.ts";
import { headerText } from "../../sip/message.ts";
import { copied } from "../../text.ts";
import { KeyMap } from "../keyMap.ts";
import type { Outcome, Transaction } from "../transaction.ts";
import { type AuthHeaders, authHeadersOf } from "./authHeaders.ts";

/**
 * Which transaction answers which challenge. The first four functions return `undefined` if there is no such transaction.
 */
export interface Answers {
	/** The transaction that answers the challenge of `transaction`. */
	answerTo(transaction: Transaction): Transaction | undefined;
	/** The transaction whose challenge `transaction` answers. */
	answeredBy(transaction: Transaction): Transaction | undefined;
	/**
	 * The next request, which did not answer the challenge: it was sent without credentials and got the same challenge again.
	 */
	challengedAgainBy(transaction: Transaction): Transaction | undefined;
	/** The inverse: the previous request that was challenged in the same way. */
	challengedBefore(transaction: Transaction): Transaction | undefined;
	/** The outcome of the last transaction in the chain of answers. */
	finalOutcome(transaction: Transaction): Outcome;
}

/**
 * Finds the answer to each challenge: the next request after it with the same method, Call-ID and From, and a higher CSeq
 * number (RFC 3261 §22.2). Some clients change the From tag for it, so without a match by tag the same address is
 * sufficient. Some keep the CSeq number; then the credentials must identify it as an answer. If two requests without
 * credentials are both challenged, the second does not answer the first.
 */
export function findAnswers(index: LogIndex, transactions: readonly Transaction[], auth: AuthHeaders): Answers {
	const links = () => new Int32Array(transactions.length).fill(NO_LINK);
	const [answer, asked, repeat, repeated] = [links(), links(), links(), links()];
	const following = findFollowing(index, transactions);
	const at = (id: number) => (id === NO_LINK ? undefined : transactions[id]);

	/** The first request after the challenge that does not answer another one; several requests may have been in flight. */
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
	/** The last transaction in each chain of answers. An answer always comes after its challenge, hence backwards. */
	const ends = new Int32Array(transactions.length);
	for (let id = transactions.length - 1; id >= 0; id--) ends[id] = answer[id] === NO_LINK ? id : ends[answer[id]!]!;
	return {
		answerTo: ({ id }) => at(answer[id]!),
		answeredBy: ({ id }) => at(asked[id]!),
		challengedAgainBy: ({ id }) => at(repeat[id]!),
		challengedBefore: ({ id }) => at(repeated[id]!),
		finalOutcome: ({ id }) => transactions[ends[id]!]!.outcome,
	};
}

const NO_LINK = -1;

/**
 * For each transaction, the number of the next one with the same method and Call-ID: with the same From tag, and with any.
 * Only for Call-IDs with a challenge.
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

/** No client has more requests with the same Call-ID in flight. */
const MOST_ON_THEIR_WAY = 16;

/** Greater than any symbol. */
const ANY_TAG = 0xffffffff;

/** An unreadable CSeq is never higher. */
function isHigher(number: number, than: number): boolean {
	return number !== NO_NUMBER && number > than;
}

/** True for the same CSeq number with credentials added: some clients violate the rule that it must increase. */
function isSentWithCredentials(auth: AuthHeaders, { cseqNumber, request }: Transaction, next: Transaction): boolean {
	return (
		next.cseqNumber === cseqNumber &&
		auth.credentials(next.request!).length > 0 &&
		auth.credentials(request!).length === 0
	);
}

/**
 * True if a request without credentials got a challenge that does not continue a handshake. False without a challenge
 * header, since a trimmed log may lack the credentials too.
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
