// Challenges (401, 407) and the requests that answer them (RFC 3261 §22).

import { type LogIndex, NO_NUMBER } from "../logIndex/logIndex.ts";
import { readAddress } from "../sip/address.ts";
import { headerText } from "../sip/message.ts";
import { KeyMap } from "./keyMap.ts";
import type { Outcome, Transaction } from "./transaction.ts";

export interface Answers {
	/** The transaction that answers the challenge of `transaction`; `undefined` when none does. */
	answerTo(transaction: Transaction): Transaction | undefined;
	/** The transaction whose challenge `transaction` answers. */
	answeredBy(transaction: Transaction): Transaction | undefined;
	/** How it ended after all answers were given: the outcome of the last transaction of the chain. */
	finalOutcome(transaction: Transaction): Outcome;
}

/**
 * Finds the answer to each challenge: the next request of the same method and Call-ID with a higher CSeq number and the
 * same From (RFC 3261 §22.2). Some clients take a new From tag for it, so the same address will do where the tag differs.
 * One pass from the end of the log to its start.
 */
export function findAnswers(index: LogIndex, transactions: readonly Transaction[]): Answers {
	const { messages } = index;
	const answer = new Map<number, number>();
	const asked = new Map<number, number>();
	const outcome = new Map<number, Outcome>();
	const following = new KeyMap(transactions.length);

	for (let id = transactions.length - 1; id >= 0; id--) {
		const transaction = transactions[id]!;
		const { request } = transaction;
		if (request === null) continue;
		const callId = messages.callId(request);
		const method = messages.method(request);
		const sameTag = following.get(callId, method, messages.fromTag(request));
		const anyTag = following.get(callId, method, ANY_TAG);
		following.set(callId, method, messages.fromTag(request), id);
		following.set(callId, method, ANY_TAG, id);
		if (transaction.outcome !== "challenged") continue;
		const next =
			sameTag ?? (anyTag !== undefined && isSameSender(index, request, transactions[anyTag]!) ? anyTag : undefined);
		if (next === undefined || !isHigher(transactions[next]!.cseqNumber, transaction.cseqNumber)) continue;
		answer.set(id, next);
		asked.set(next, id);
		outcome.set(id, outcome.get(next) ?? transactions[next]!.outcome);
	}
	const at = (id: number | undefined) => (id === undefined ? undefined : transactions[id]);
	return {
		answerTo: (transaction) => at(answer.get(transaction.id)),
		answeredBy: (transaction) => at(asked.get(transaction.id)),
		finalOutcome: (transaction) => outcome.get(transaction.id) ?? transaction.outcome,
	};
}

/** A CSeq that cannot be read is no higher than any other. */
function isHigher(number: number, than: number): boolean {
	return number !== NO_NUMBER && number > than;
}

/** No symbol is as great. */
const ANY_TAG = 0xffffffff;

function isSameSender(index: LogIndex, request: number, { request: other }: Transaction): boolean {
	const sender = (message: number) => headerText(index.text, index.messages.read(message), "From");
	const [from, otherFrom] = [sender(request), other === null ? undefined : sender(other)];
	return from !== undefined && otherFrom !== undefined && readAddress(from).uri === readAddress(otherFrom).uri;
}
