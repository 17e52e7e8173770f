// Challenges (401, 407) and the requests that answer them (RFC 3261 §22).

import type { LogIndex } from "../logIndex/logIndex.ts";
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
 * Finds the answer to each challenge: the next request of the same method, Call-ID and From tag, with a higher CSeq
 * number (RFC 3261 §22.2). One pass from the end of the log to its start.
 */
export function findAnswers(index: LogIndex, transactions: readonly Transaction[]): Answers {
	const answer = new Map<number, number>();
	const asked = new Map<number, number>();
	const outcome = new Map<number, Outcome>();
	const following = new KeyMap();

	for (let id = transactions.length - 1; id >= 0; id--) {
		const transaction = transactions[id]!;
		const { request } = transaction;
		if (request === null) continue;
		const { messages } = index;
		const method = messages.method(request);
		const next = following.get(messages.callId(request), method, messages.fromTag(request));
		following.set(messages.callId(request), method, messages.fromTag(request), id);
		if (transaction.outcome !== "challenged" || next === undefined) continue;
		if (transactions[next]!.cseqNumber <= transaction.cseqNumber) continue;
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
