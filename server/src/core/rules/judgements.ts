// Applies the rules to each transaction, and caches their findings across changes of the log.

import { type Recovery, recoveriesOf } from "../activities/recovery.ts";
import { reportedFailuresByTransaction } from "../activities/reportedFailures.ts";
import { sentencesLine } from "../printable.ts";
import type { Steps } from "../steps.ts";
import { copied } from "../text.ts";
import { emptyMemo, type Memo, memoized } from "../trace/memo.ts";
import type { SignIns } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { type Headline, headlineOf } from "./headline.ts";
import type { Draft, Finding, Limits, Place, RecordRule, RelatedMessage, Rule, Severity } from "./rule.ts";

/** A finding with the defaults of its rule filled in, before its positions in the text are determined. */
export interface UnplacedFinding<R = Rule> {
	readonly rule: R;
	/** The severity unless a setting changes it. */
	readonly severity: Severity;
	readonly on: Place;
	readonly message: string;
	readonly headline: Headline;
	readonly related: readonly RelatedMessage[];
	/** `undefined` for the transaction of the message on which it is reported. */
	readonly transaction: number | undefined;
	readonly why: string;
	readonly check: string;
	/** The latest finding created from it, which the next version reuses unless it has moved. */
	placed?: Finding;
}

/**
 * Applies all rules. Their findings about a transaction are cached until its call or other dependencies change. Disabled
 * rules are applied too, so that the cache is valid for any settings.
 */
export function* judge(
	trace: Trace,
	rules: readonly Rule[],
	limits: Limits,
	report: (unplaced: UnplacedFinding) => void,
): Steps<void> {
	const complete = draftCompleter();
	const judged = trace.fact(noJudgement);
	const grounds = {
		recoveries: recoveriesOf(trace),
		signIns: trace.signIns,
		reported: reportedFailuresByTransaction(trace),
	};
	const basis: unknown[] = [];
	const make = (transaction: Transaction) => judgeTransaction(trace, transaction, rules, limits, complete);
	for (let id = 0; id < trace.transactions.length; id++) {
		const transaction = trace.transactions[id]!;
		fillBasis(basis, trace, limits, grounds, transaction);
		const found = memoized(judged(id), basis, make, transaction);
		for (let at = 0; at < found.length; at++) report(found[at]!);
		if (id % TRANSACTIONS_A_STEP === 0) yield id / trace.transactions.length;
	}
	yield;
	for (const rule of rules) {
		const found = (draft: Draft) => report(complete(rule, draft));
		if (rule.judges === "message") {
			for (let message = 0; message < trace.index.messages.count; message++) rule.judge(trace, message, found);
		} else if (rule.judges === "record") {
			judgeRecords(trace, rule, found);
		} else if (rule.judges === "log") rule.judge(trace, found);
		yield;
	}
}

const TRANSACTIONS_A_STEP = 500;

function noJudgement(): Memo<readonly UnplacedFinding[]> {
	return emptyMemo();
}

/** What rules use besides transactions with the same Call-ID, for the whole log. */
interface Grounds {
	readonly recoveries: ReadonlyMap<number, Recovery>;
	readonly signIns: SignIns;
	readonly reported: ReadonlyMap<number, readonly unknown[]>;
}

/**
 * Fills in the same for one transaction: the limits, its recovery, its sign-in and whether a later one succeeds, and the
 * number of failures reported inside its messages, which may depend on the recovery of another failure in the call.
 */
function fillBasis(
	basis: unknown[],
	trace: Trace,
	limits: Limits,
	{ recoveries, signIns, reported }: Grounds,
	transaction: Transaction,
): void {
	const recovery = recoveries.get(transaction.id);
	const signIn = signIns.of(transaction);
	basis[0] = limits.slowTransactionMs;
	basis[1] = reported.get(transaction.id)?.length;
	basis[2] = recovery?.by === "transaction" ? trace.transactions[recovery.transaction] : recovery?.by;
	basis[3] = signIn;
	basis[4] = signIn && signIns.succeedsAfter(transaction);
}

function judgeTransaction(
	trace: Trace,
	transaction: Transaction,
	rules: readonly Rule[],
	limits: Limits,
	complete: CompleteDraft,
): readonly UnplacedFinding[] {
	const found: UnplacedFinding[] = [];
	let judging: Rule;
	const keep = (draft: Draft) => found.push(complete(judging, draft));
	for (const rule of rules) {
		if (rule.judges !== "transaction") continue;
		judging = rule;
		rule.judge(trace, transaction, keep, limits);
	}
	return found.length === 0 ? NONE : found;
}

const NONE: readonly UnplacedFinding[] = [];

/** Applies a rule to records without a SIP message. */
function judgeRecords(trace: Trace, rule: RecordRule, report: (draft: Draft) => void): void {
	const { records, messages } = trace.index;
	let message = 0;
	for (let record = 0; record < records.count; record++) {
		if (message < messages.count && messages.record(message) === record) message++;
		else rule.judge(trace, record, report);
	}
}

type CompleteDraft = <R extends Pick<Rule, "id" | "severity">>(rule: R, draft: Draft) => UnplacedFinding<R>;

/** Completes drafts. Texts are copied, since they outlive the text of the log, and equal ones are shared. */
export function draftCompleter(): CompleteDraft {
	const copies = new Map<string, string>();
	const own = (text: string) => {
		let copy = copies.get(text);
		if (copy === undefined) {
			copy = copied(text);
			copies.set(copy, copy);
		}
		return copy;
	};
	return (rule, draft) => {
		const { on, message, headline = headlineOf(message), severity, related = [], transaction, why, check } = draft;
		return {
			rule,
			severity: severity ?? rule.severity,
			on,
			message: own(sentencesLine(message)),
			headline: { cause: own(headline.cause), what: own(headline.what) },
			related: related.map((each) => ({ ...each, message: own(sentencesLine(each.message)) })),
			transaction,
			why: own(sentencesLine(why ?? "")),
			check: own(sentencesLine(check ?? "")),
		};
	};
}
