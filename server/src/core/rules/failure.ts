// One failure, one problem: what several rules see of the same failure becomes one finding with related places.

import { endOfChain, retriesOf } from "../activities/retry.ts";
import type { Trace } from "../trace/trace.ts";
import { type Finding, isProblem } from "./rule.ts";

/** True where the first rule knows more than the second one of a failure that both have seen; rules are given by id. */
export type Outranks = (rule: string, other: string) => boolean;

/**
 * The findings without those that know less of a failure than another one does. What they said is kept among the related
 * places of that one. Findings that are no problems stay as they are.
 */
export function oneForEachFailure(trace: Trace, findings: readonly Finding[], outranks: Outranks): Finding[] {
	const byFailure = new Map<number, Finding[]>();
	for (const finding of findings) {
		const failure = isProblem(finding) ? failureOf(trace, finding) : undefined;
		if (failure === undefined) continue;
		const known = byFailure.get(failure);
		if (known) known.push(finding);
		else byFailure.set(failure, [finding]);
	}
	const told = new Map<Finding, Finding | undefined>();
	for (const seen of byFailure.values()) if (seen.length > 1) fold(seen, outranks, told);
	if (told.size === 0) return [...findings];
	return findings.flatMap((finding) => {
		if (!told.has(finding)) return [finding];
		const replaced = told.get(finding);
		return replaced ? [replaced] : [];
	});
}

/**
 * The transaction that failed in the end: the last of those that try the same thing again, and of an attempt to sign in the
 * last one, whichever of its steps a rule stands on.
 */
function failureOf(trace: Trace, { transaction }: Finding): number | undefined {
	if (transaction === null) return undefined;
	let last = lastOf(trace, transaction);
	for (let next = retriesOf(trace).get(last); next !== undefined; next = retriesOf(trace).get(last)) {
		last = lastOf(trace, next);
	}
	return last;
}

function lastOf(trace: Trace, id: number): number {
	const transaction = trace.transactions[id]!;
	const signIn = transaction.method === "REGISTER" ? trace.signIns.of(transaction) : undefined;
	return signIn?.transactions.at(-1) ?? endOfChain(trace, transaction).id;
}

/** Puts the findings of one failure into those that know more of it; of several tries the last one counts. */
function fold(seen: readonly Finding[], outranks: Outranks, told: Map<Finding, Finding | undefined>): void {
	const last = Math.max(...seen.map(({ transaction }) => transaction!));
	const isEarlierTry = (finding: Finding) =>
		finding.transaction !== last && seen.some((other) => other.rule === finding.rule && other.transaction === last);
	const isFolded = (finding: Finding) =>
		isEarlierTry(finding) || seen.some((other) => outranks(other.rule, finding.rule) && !isEarlierTry(other));
	const winners = seen.filter((finding) => !isFolded(finding));
	const folded = seen.filter(isFolded);
	if (folded.length === 0 || winners.length === 0) return;
	for (const finding of folded) told.set(finding, undefined);
	for (const winner of winners) {
		const places = folded
			.filter(({ rule }) => rule === winner.rule || outranks(winner.rule, rule))
			.flatMap(({ span, message, why, related }) => [
				...(span.start === winner.span.start && winner.message.includes(why) ? [] : [{ span, message }]),
				...related.filter((place) => !isAmong(place, winner)),
			]);
		told.set(winner, { ...winner, related: [...winner.related, ...places].slice(0, MOST_PLACES) });
	}
}

/** What was tried thousands of times needs no thousands of links. */
const MOST_PLACES = 40;

function isAmong(place: { readonly span: Finding["span"] }, { span, related }: Finding): boolean {
	return [{ span }, ...related].some((known) => known.span.start === place.span.start);
}
