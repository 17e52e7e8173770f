// A comparison in words: where two activities part, and what came of it.

import type { Activity } from "../activities/activity.ts";
import { toldOf } from "../activities/told.ts";
import { statusText } from "../rules/wording.ts";
import { causeOf } from "../trace/causeOf.ts";
import { TIMEOUT_MS } from "../trace/outcome.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { capital, durationText, firstSentence, listText, sentence, sentences } from "../words.ts";
import type { Comparison, Difference, Side } from "./activities.ts";
import type { Step } from "./step.ts";

/** How the two are called in sentences: `the working one` and `this one`, or `the first` and `the second`. */
export interface SideNames {
	readonly one: string;
	readonly other: string;
}

/** The names by what became of the two. */
export function sideNames(one: Activity, other: Activity): SideNames {
	return one.result === "worked" && other.result !== "worked"
		? { one: "the working one", other: "this one" }
		: { one: "the first", other: "the second" };
}

/** A difference in one to three sentences; pieces of the log stand in them. */
export function differenceText(comparison: Comparison, difference: Difference): string {
	const names = sideNames(comparison.one.activity, comparison.other.activity);
	const { one, other } = comparison.rows[difference.row]!;
	const step = stepName((one ?? other)!);
	switch (difference.kind) {
		case "answer":
			return answerText(comparison, difference, names, step);
		case "challenge":
			return challengeText(difference, names);
		case "credentials":
			return credentialsText(comparison, difference, names, step);
		case "told":
			return toldText(comparison, difference, names, step);
		case "cause":
			return `${capital(names.one)} and ${names.other} get the same answer to ${step}, with other causes: ms-diagnostics ${valueText(difference.one)} and ${valueText(difference.other)}.`;
		case "missing":
		case "extra":
			return aloneText(comparison, difference, names);
		case "order":
			return `${capital(difference.oneMessage === null ? names.other : names.one)} has ${step} at another place in the order of steps.`;
		default:
			return traitText(difference, names, step);
	}
}

/** `REGISTER`, `INVITE to audio-video`, `SUBSCRIBE to presence`, `re-INVITE`: a step in a sentence or a table. */
export function stepName({ method, isInDialog, target, round }: Step): string {
	const name = isInDialog && (method === "INVITE" || method === "SUBSCRIBE") ? `re-${method}` : method;
	const what = target === "" ? name : `${name} ${PREPOSITIONS.get(method) ?? "to"} ${target}`;
	return round === 0 ? what : `${what} (answer ${round} to a challenge)`;
}

const PREPOSITIONS: ReadonlyMap<string, string> = new Map([
	["BENOTIFY", "about"],
	["INFO", "with"],
	["NOTIFY", "about"],
	["PUBLISH", "with"],
	["SERVICE", "with"],
]);

/** `401 Unauthorized`, `no final answer`, `no answer due`: how a step ended. */
export function answerName(trace: Trace, { transaction }: Step): string {
	const { final, outcome } = trace.transactions[transaction]!;
	if (final !== null) return statusText(trace, final);
	return outcome === "noResponseDue" ? "no answer due" : "no final answer";
}

function answerText({ one, other, rows }: Comparison, { row }: Difference, names: SideNames, step: string): string {
	const [first, second] = [rows[row]!.one!, rows[row]!.other!];
	const end = other.trace.transactions[second.transaction]!;
	const meets = (side: Side, of: Step) => `${answerName(side.trace, of)}${waitText(side.trace, of)}`;
	const refusal = other.trace.isRefused(end) ? "The credentials that it carries are refused." : "";
	return sentences(
		`${capital(names.one)} gets ${meets(one, first)} to ${step}; ${names.other} gets ${meets(other, second)}.`,
		refusal,
		ownCause(other.trace, end.final),
	);
}

/** ` in the 2 min 3 s that the log goes on` behind a request without a final answer. */
function waitText(trace: Trace, { transaction }: Step): string {
	const { waitedMs, final } = trace.transactions[transaction]!;
	return final === null && waitedMs !== null ? ` in the ${durationText(waitedMs)} that the log goes on` : "";
}

/** Why, in a sentence; empty where a response has nothing to say but its status. */
function ownCause(trace: Trace, final: number | null): string {
	const cause = final === null ? undefined : causeOf(trace, final);
	return cause && !cause.isStock ? firstSentence(cause.text) : "";
}

function challengeText({ one, other }: Difference, names: SideNames): string {
	const [first, second] = [one.split(", "), other.split(", ")];
	const only = (these: readonly string[], those: readonly string[]) =>
		those.length > these.length && these.every((scheme) => those.includes(scheme)) ? "only " : "";
	const offer = (schemes: readonly string[], those: readonly string[]) =>
		schemes[0] === "" ? "nothing" : `${only(schemes, those)}${listText(schemes)}`;
	return `The server offers ${offer(first, second)} to ${names.one} and ${offer(second, first)} to ${names.other}.`;
}

function credentialsText(
	comparison: Comparison,
	{ one, other, row }: Difference,
	names: SideNames,
	step: string,
): string {
	const how = (value: string) => (value === "" ? "without credentials" : `with ${value}`);
	const text = `${capital(names.one)} sends ${step} ${how(one)}, ${names.other} ${how(other)}.`;
	return sentences(text, sameOffer(comparison, row));
}

/** Said where both have been asked for the same just before. */
function sameOffer({ rows }: Comparison, row: number): string {
	const before = rows.slice(0, row).findLast(({ one, other }) => one !== null && other !== null);
	const isAsked = before?.one?.traits.some(({ kind, value }) => kind === "challenge" && value !== "");
	const isSame = before?.differences.every(({ kind }) => kind !== "challenge" && kind !== "answer");
	return isAsked && isSame ? "The server offers the same to both." : "";
}

function toldText({ one, other, rows }: Comparison, { row }: Difference, names: SideNames, step: string): string {
	const told = (side: Side, of: Step) => {
		const [first] = toldOf(side.trace, side.trace.transactions[of.transaction]!);
		return first && sentences(sentence(first.what), firstSentence(first.cause.text));
	};
	const [first, second] = [told(one, rows[row]!.one!), told(other, rows[row]!.other!)];
	const parts = [
		second ? `In ${names.other}, ${step} tells of a failure: ${second}` : "",
		first ? `In ${names.one}, ${step} tells of a failure: ${first}` : "",
	];
	const without = second ? (first ? "" : names.one) : names.other;
	return sentences(...parts, without && `In ${without} it tells of none.`);
}

function aloneText(comparison: Comparison, difference: Difference, names: SideNames): string {
	const { one, other } = comparison.rows[difference.row]!;
	const [side, step, has, lacks, rest] = one
		? ([comparison.one, one, names.one, names.other, comparison.other] as const)
		: ([comparison.other, other!, names.other, names.one, comparison.one] as const);
	const transaction = side.trace.transactions[step.transaction]!;
	const before = comparison.rows.slice(0, difference.row).findLast((row) => (one ? row.other : row.one) !== null);
	const asked = before && (one ? before.other : before.one);
	const unanswered = asked ? rest.trace.transactions[asked.transaction]! : undefined;
	if (step.round > 0 && unanswered?.outcome === "challenged" && !rest.trace.answers.answerTo(unanswered)) {
		const scheme = step.traits.find(({ kind }) => kind === "credentials")?.value;
		const never = neverAnswers(rest.trace, unanswered);
		return sentences(
			`${capital(has)} answers the challenge${scheme ? ` with ${scheme}` : ""}; ${lacks} ${never}.`,
			sameOffer(comparison, difference.row),
		);
	}
	const again = isRepeated(comparison, difference.row, step) ? " again" : "";
	const answer = transaction.outcome === "noResponseDue" ? "" : `, which gets ${answerName(side.trace, step)}`;
	const who = step.isFromOther ? `In ${has} the other side sends` : `${capital(has)} sends`;
	const newly = again && newValues(comparison, difference.row, step);
	return sentences(
		`${who} ${stepName(step)}${again}${newly}${answer}; ${lacks} has no such step.`,
		ownCause(side.trace, transaction.final),
	);
}

/** `never answers`, if the log goes on for long enough to say so. */
function neverAnswers(trace: Trace, { final }: Transaction): string {
	const isSure = final !== null && trace.loggedAfter(final) > TIMEOUT_MS;
	return isSure ? "never answers" : "does not answer before its log ends";
}

/** The last step of the same side that is the same thing. */
function repeated({ rows }: Comparison, row: number, step: Step): Step | undefined {
	for (let at = row - 1; at >= Math.max(0, row - MOST_BACK); at--) {
		const found = rows[at]!.one?.identity === step.identity ? rows[at]!.one : undefined;
		if (found) return found;
	}
	return undefined;
}

const MOST_BACK = 50;

function isRepeated(comparison: Comparison, row: number, step: Step): boolean {
	return comparison.rows[row]!.one === step && repeated(comparison, row, step) !== undefined;
}

/** ` with another Supported (gruu-10)`: what a request has that is sent again, and had not before. */
function newValues(comparison: Comparison, row: number, step: Step): string {
	const before = new Map(
		repeated(comparison, row, step)!.traits.map((trait) => [`${trait.kind} ${trait.name}`, trait]),
	);
	const changed = step.traits.find(
		({ kind, name, value }) =>
			kind === "header" && value !== "" && NEW_VALUES.has(name) && before.get(`${kind} ${name}`)?.value !== value,
	);
	return changed ? ` with ${changed.name}: ${changed.value}` : "";
}

const NEW_VALUES: ReadonlySet<string> = new Set(["Event", "Expires", "Proxy-Require", "Require", "Supported"]);

/** `Supported of REGISTER: gruu-10 is only in the working one.` */
function traitText({ name, one, other }: Difference, names: SideNames, step: string): string {
	const [ones, others] = [one.split(", "), other.split(", ")];
	const only = (these: readonly string[], those: readonly string[]) =>
		these.filter((value) => value !== "" && !those.includes(value));
	const [onlyOne, onlyOther] = [only(ones, others), only(others, ones)];
	if (LISTS.test(name) && (onlyOne.length === 0 || onlyOther.length === 0)) {
		const [values, where] = onlyOne.length > 0 ? [onlyOne, names.one] : [onlyOther, names.other];
		return `${capital(name)} of ${step}: ${listText(values)} ${values.length > 1 ? "are" : "is"} only in ${where}.`;
	}
	return `${capital(name)} of ${step}: ${valueText(one)} in ${names.one}, ${valueText(other)} in ${names.other}.`;
}

const LISTS = /^(?:Supported|Require|Proxy-Require|media|codecs|provisional)/;

function valueText(value: string): string {
	return value === "" ? "nothing" : value;
}
