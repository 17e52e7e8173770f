// Finds failed steps that did no harm, because their purpose was achieved in another way.

import { causeOf } from "../trace/causes/causeOf.ts";
import { isLostFailure } from "../trace/causes/lostFailure.ts";
import { isForbiddenForAuth, usedScheme } from "../trace/signIns/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { isFailure, retriesOf } from "./retry.ts";

/** Why a failed transaction did not make an activity fail. */
export type Recovery =
	/** A later transaction achieved its purpose. */
	| { readonly by: "transaction"; readonly transaction: number }
	/** The failure is expected, and the client continues in another way ([MS-PRES], unified contact store). */
	| { readonly by: "design" };

/** The failed transactions that were recovered, by number. Computed once per trace. */
export function recoveriesOf(trace: Trace): ReadonlyMap<number, Recovery> {
	return trace.derive(findRecoveries);
}

function findRecoveries(trace: Trace): ReadonlyMap<number, Recovery> {
	const found = new Map<number, Recovery>();
	/** For each transaction, the last one in its chain of challenges and answers. */
	const ends = new Array<Transaction>(trace.transactions.length);
	// Backwards, so that a retry that was itself recovered counts as a success.
	for (let id = trace.transactions.length - 1; id >= 0; id--) {
		const transaction = trace.transactions[id]!;
		const answer = trace.answers.answerTo(transaction);
		ends[id] = answer ? ends[answer.id]! : transaction;
		if (!isFailure(trace, transaction) && !isLostFailure(trace, transaction)) continue;
		if (isMeantSo(trace, transaction)) {
			found.set(id, { by: "design" });
			continue;
		}
		const worked = whatWorked(trace, ends[retriesOf(trace).get(id) ?? id]!, found);
		if (worked && !isOfWrongCredentials(trace, transaction, worked)) {
			found.set(id, { by: "transaction", transaction: worked.id });
		}
	}
	return found;
}

function isMeantSo(trace: Trace, { final }: Transaction): boolean {
	if (final === null || trace.index.messages.status(final) < 300) return false;
	return causeOf(trace, final)?.diagnostic?.expected === true;
}

/** The transaction that finally succeeded, possibly after further retries. */
function whatWorked(trace: Trace, last: Transaction, found: ReadonlyMap<number, Recovery>): Transaction | undefined {
	if (last.outcome === "success") return last;
	const recovery = found.get(last.id);
	return recovery?.by === "transaction" ? trace.transactions[recovery.transaction] : undefined;
}

/** True if the same scheme later accepted other credentials. The first ones were wrong, which remains a failure. */
function isOfWrongCredentials(trace: Trace, refused: Transaction, worked: Transaction): boolean {
	if (!trace.isRefused(refused) && !isForbiddenForAuth(trace, refused)) return false;
	const scheme = usedScheme(trace, refused.request!)?.toLowerCase();
	const accepted = trace.signIns.of(worked)?.scheme ?? usedScheme(trace, worked.request!);
	return scheme === undefined || accepted == null || scheme === accepted.toLowerCase();
}
