// Challenges (401, 407) and the requests that answer them (RFC 3261 §22).

import { type LogIndex, NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { readAddress } from "../sip/address.ts";
import { continuesHandshake } from "../sip/auth.ts";
import { headerText } from "../sip/message.ts";
import { copied } from "../text.ts";
import type { AuthHeaders } from "./authHeaders.ts";
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
	const answer = new Map<number, Transaction>();
	const asked = new Map<number, Transaction>();
	const repeat = new Map<number, Transaction>();
	const repeated = new Map<number, Transaction>();
	const outcome = new Map<number, Outcome>();
	const following = findFollowing(index, transactions);

	/** The first request behind the challenge that answers no other one: several may have been on their way. */
	const nextBehind = (links: ReadonlyMap<number, number>, { id, final }: Transaction) => {
		let next = links.get(id);
		for (let steps = 0; next !== undefined && steps < MOST_ON_THEIR_WAY; steps++) {
			if (transactions[next]!.request! > final! && !asked.has(next)) return transactions[next];
			next = links.get(next);
		}
		return undefined;
	};

	for (const transaction of transactions) {
		if (transaction.outcome !== "challenged") continue;
		const next = nextBehind(following.sameTag, transaction) ?? nextBehind(following.anyTag, transaction);
		if (!next || !isSameSender(index, transaction.request!, next.request!)) continue;
		if (isAskedAsBefore(auth, transaction) && isAskedAsBefore(auth, next)) {
			repeat.set(transaction.id, next);
			repeated.set(next.id, transaction);
		} else if (isHigher(next.cseqNumber, transaction.cseqNumber) || isSentWithCredentials(auth, transaction, next)) {
			answer.set(transaction.id, next);
			asked.set(next.id, transaction);
		}
	}
	for (let id = transactions.length - 1; id >= 0; id--) {
		const next = answer.get(id);
		if (next) outcome.set(id, outcome.get(next.id) ?? next.outcome);
	}
	return {
		answerTo: ({ id }) => answer.get(id),
		answeredBy: ({ id }) => asked.get(id),
		repeatedBy: ({ id }) => repeat.get(id),
		repeats: ({ id }) => repeated.get(id),
		finalOutcome: (transaction) => outcome.get(transaction.id) ?? transaction.outcome,
	};
}

/** For each transaction the number of the next one of its method and Call-ID: with the same From tag, and with any. */
function findFollowing({ messages }: LogIndex, transactions: readonly Transaction[]) {
	const sameTag = new Map<number, number>();
	const anyTag = new Map<number, number>();
	const latest = new KeyMap(transactions.length);
	for (let id = transactions.length - 1; id >= 0; id--) {
		const { request } = transactions[id]!;
		if (request === null) continue;
		for (const [links, tag] of [
			[sameTag, messages.fromTag(request)],
			[anyTag, ANY_TAG],
		] as const) {
			const next = latest.get(messages.callId(request), messages.method(request), tag);
			if (next !== undefined) links.set(id, next);
			latest.set(messages.callId(request), messages.method(request), tag, id);
		}
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
function isAskedAsBefore(auth: AuthHeaders, { outcome, request, final }: Transaction): boolean {
	if (outcome !== "challenged" || auth.credentials(request!).length > 0) return false;
	const challenges = auth.challenges(final!);
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
