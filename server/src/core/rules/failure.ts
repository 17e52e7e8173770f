// Merges findings of several rules about the same failure into one with related places.

import { retriesOf } from "../activities/retry.ts";
import type { Trace } from "../trace/trace.ts";
import { type Finding, isProblem } from "./rule.ts";

/** True if the first rule explains a failure better than the second; rules are given by id. */
export type Outranks = (rule: string, other: string) => boolean;

/**
 * Removes findings about a failure that another finding explains better, and keeps their places as related places of that
 * finding. Findings that are not problems remain unchanged.
 */
export function oneForEachFailure(trace: Trace, findings: readonly Finding[], outranks: Outranks): Finding[] {
	const byFailure = new Map<number, Finding[]>();
	const ends = new Map<number, number>();
	for (const finding of findings) {
		if (!isProblem(finding) || finding.transaction === null) continue;
		const failure = failureOf(trace, finding.transaction, ends);
		const known = byFailure.get(failure);
		if (known) known.push(finding);
		else byFailure.set(failure, [finding]);
	}
	const found = new Map<Finding, Finding | undefined>();
	for (const seen of byFailure.values()) if (seen.length > 1) fold(seen, outranks, found);
	if (found.size === 0) return [...findings];
	return findings.flatMap((finding) => {
		if (!found.has(finding)) return [finding];
		const replaced = found.get(finding);
		return replaced ? [replaced] : [];
	});
}

/**
 * The transaction that failed in the end: the last retry, and for a sign-in attempt its last transaction, whichever step a
 * rule reported. `ends` caches results, so that no step is visited twice.
 */
function failureOf(trace: Trace, transaction: number, ends: Map<number, number>): number {
	const path: number[] = [];
	let at: number | undefined = transaction;
	for (; at !== undefined && !ends.has(at); at = nextOf(trace, at)) path.push(at);
	const end = at === undefined ? path.at(-1)! : ends.get(at)!;
	for (const step of path) ends.set(step, end);
	return end;
}

/** The transaction that continues this one; always a later one. */
function nextOf(trace: Trace, id: number): number | undefined {
	const transaction = trace.transactions[id]!;
	const signIn = transaction.method === "REGISTER" ? trace.signIns.of(transaction) : undefined;
	const last = signIn?.transactions.at(-1) ?? trace.answers.answerTo(transaction)?.id ?? id;
	return last === id ? retriesOf(trace).get(id) : last;
}

/** Merges the findings about one failure into those that explain it best. Among retries, the last one takes precedence. */
function fold(seen: readonly Finding[], outranks: Outranks, found: Map<Finding, Finding | undefined>): void {
	const last = seen.reduce((latest, { transaction }) => Math.max(latest, transaction!), 0);
	const rulesAtLast = new Set(seen.filter(({ transaction }) => transaction === last).map(({ rule }) => rule));
	const isEarlierTry = ({ rule, transaction }: Finding) => transaction !== last && rulesAtLast.has(rule);
	const speaking = new Set(seen.filter((finding) => !isEarlierTry(finding)).map(({ rule }) => rule));
	const outranked = new Set(
		seen.map(({ rule }) => rule).filter((rule) => [...speaking].some((by) => outranks(by, rule))),
	);
	const winners: Finding[] = [];
	const folded = new Map<string, Finding[]>();
	for (const finding of seen) {
		if (!isEarlierTry(finding) && !outranked.has(finding.rule)) winners.push(finding);
		else if (folded.has(finding.rule)) folded.get(finding.rule)!.push(finding);
		else folded.set(finding.rule, [finding]);
	}
	if (folded.size === 0 || winners.length === 0) return;
	for (const findings of folded.values()) for (const finding of findings) found.set(finding, undefined);
	for (const winner of winners) {
		const others = [...folded].flatMap(([rule, findings]) =>
			rule === winner.rule || outranks(winner.rule, rule) ? findings.slice(0, MOST_PLACES) : [],
		);
		const places = others.flatMap((finding) => [
			...(isReportedBy(winner, finding) ? [] : [{ span: finding.span, message: finding.message }]),
			...finding.related.filter((place) => !isAmong(place, winner)),
		]);
		found.set(winner, { ...winner, related: [...winner.related, ...places].slice(0, MOST_PLACES) });
	}
}

/** Thousands of retries do not need thousands of links. */
const MOST_PLACES = 40;

/** On the same line, a status without a cause adds nothing, and neither does a cause that the winner already contains. */
function isReportedBy(winner: Finding, { rule, span, why }: Finding): boolean {
	return span.start === winner.span.start && (rule === "failed-transaction" || winner.message.includes(why));
}

function isAmong(place: { readonly span: Finding["span"] }, { span, related }: Finding): boolean {
	return [{ span }, ...related].some((known) => known.span.start === place.span.start);
}
