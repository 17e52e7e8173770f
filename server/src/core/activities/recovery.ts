// Which failed step did no harm, because what it was for worked another way.

import { causeOf } from "../trace/causeOf.ts";
import { isForbiddenForAuth, usedScheme } from "../trace/credentials.ts";
import { isLostFailure } from "../trace/lostFailure.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { isFailure, retriesOf } from "./retry.ts";

/** Why a failed transaction is no failure of what somebody did. */
export type Recovery =
	/** A later transaction did what it was for. */
	| { readonly by: "transaction"; readonly transaction: number }
	/** The refusal itself says that things are meant to go on another way ([MS-PRES], unified contact store). */
	| { readonly by: "design" };

/** For each failed transaction that was made good, by its number: how. Worked out once for a trace. */
export function recoveriesOf(trace: Trace): ReadonlyMap<number, Recovery> {
	return trace.derive(findRecoveries);
}

function findRecoveries(trace: Trace): ReadonlyMap<number, Recovery> {
	const found = new Map<number, Recovery>();
	/** For each transaction the last of those that answer the challenges behind it. */
	const ends = new Array<Transaction>(trace.transactions.length);
	// From the back, so that a retry that was itself made good counts as one that worked.
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

/** The transaction that succeeded in the end: behind challenges, and behind tries that were made good themselves. */
function whatWorked(trace: Trace, last: Transaction, found: ReadonlyMap<number, Recovery>): Transaction | undefined {
	if (last.outcome === "success") return last;
	const recovery = found.get(last.id);
	return recovery?.by === "transaction" ? trace.transactions[recovery.transaction] : undefined;
}

/** Credentials that were refused and then accepted by the same scheme were wrong ones, and that stays a failure. */
function isOfWrongCredentials(trace: Trace, refused: Transaction, worked: Transaction): boolean {
	if (!trace.isRefused(refused) && !isForbiddenForAuth(trace, refused)) return false;
	const scheme = usedScheme(trace, refused.request!)?.toLowerCase();
	const accepted = trace.signIns.of(worked)?.scheme ?? usedScheme(trace, worked.request!);
	return scheme === undefined || accepted == null || scheme === accepted.toLowerCase();
}
