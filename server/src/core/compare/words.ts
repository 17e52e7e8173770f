// Describes a comparison in sentences: where two activities diverge, and the consequence.

import type { Activity } from "../activities/activity.ts";
import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { statusText } from "../rules/wording.ts";
import { causeOf } from "../trace/causes/causeOf.ts";
import { TIMEOUT_MS } from "../trace/timers.ts";
import type { Trace } from "../trace/trace.ts";
import { capital, durationText, firstSentence, listText, sentence, sentences } from "../words.ts";
import type { Comparison, Difference, Side } from "./activities.ts";
import type { Step } from "./step.ts";

/** How sentences refer to the two sides: `the working one` and `this one`, or `the first` and `the second`. */
export interface SideNames {
	readonly one: string;
	readonly other: string;
}

/** The names of the sides, depending on their results. */
export function sideNames(one: Activity, other: Activity): SideNames {
	return one.result === "worked" && other.result !== "worked"
		? { one: "the working one", other: "this one" }
		: { one: "the first", other: "the second" };
}

/** A difference in one to three sentences, which contain pieces of the log. */
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
			return reportedText(comparison, difference, names, step);
		case "cause":
			return causeText(comparison, difference, names, step);
		case "missing":
		case "extra":
			return aloneText(comparison, difference, names);
		case "order":
			return (
				`${capital(difference.oneMessage === null ? names.other : names.one)} has ${step} at a different position ` +
				"in the sequence of steps."
			);
		default:
			return traitText(difference, names, step);
	}
}

/** `REGISTER`, `INVITE to audio-video`, `SUBSCRIBE to presence`, `re-INVITE`: a step in a sentence or table. */
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

/** `401 Unauthorized`, `no final answer`, `no answer due`: the outcome of a step. */
export function answerName(trace: Trace, { transaction }: Step): string {
	const { final, outcome } = trace.transactions[transaction]!;
	if (final !== null) return statusText(trace, final);
	return outcome === "noResponseDue" ? "no response due" : "no final response";
}

function answerText({ one, other, rows }: Comparison, { row }: Difference, names: SideNames, step: string): string {
	const [first, second] = [rows[row]!.one!, rows[row]!.other!];
	const end = other.trace.transactions[second.transaction]!;
	const meets = (side: Side, of: Step) => `${answerName(side.trace, of)}${waitText(side.trace, of)}`;
	const refusal = other.trace.isRefused(end) ? "The credentials that it carries are rejected." : "";
	return sentences(
		`${capital(names.one)} gets ${meets(one, first)} to ${step}; ${names.other} gets ${meets(other, second)}.`,
		refusal,
		ownCause(other.trace, end.final),
	);
}

/** ` in the 2 min 3 s that the log goes on`, after a request without a final response. */
function waitText(trace: Trace, { transaction }: Step): string {
	const { waitedMs, final } = trace.transactions[transaction]!;
	return final === null && waitedMs !== null ? ` in the next ${durationText(waitedMs)} of the log` : "";
}

/** The reason in a sentence; empty if a response gives none besides its status. */
function ownCause(trace: Trace, final: number | null): string {
	const cause = final === null ? undefined : causeOf(trace, final);
	return cause && !cause.isStock ? firstSentence(cause.text) : "";
}

/** Two responses with the same status but different causes. */
function causeText({ one, other }: Comparison, difference: Difference, names: SideNames, step: string): string {
	const named = (side: Side, value: string, message: number | null) =>
		value === "" ? "no cause" : `ms-diagnostics ${value} (${firstSentence(causeOf(side.trace, message!)?.text ?? "")})`;
	const [first, second] = [
		named(one, difference.one, difference.oneMessage),
		named(other, difference.other, difference.otherMessage),
	];
	return (
		`The responses to ${step} have the same status, but give ${first} in ${names.one} and ${second} in ` +
		`${names.other}.`
	);
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

/** A remark if both sides were just challenged for the same schemes. */
function sameOffer({ rows }: Comparison, row: number): string {
	const before = rows.slice(0, row).findLast(({ one, other }) => one !== null && other !== null);
	const isAsked = before?.one?.traits.some(({ kind, value }) => kind === "challenge" && value !== "");
	const isSame = before?.differences.every(({ kind }) => kind !== "challenge" && kind !== "answer");
	return isAsked && isSame ? "The server offers the same to both." : "";
}

function reportedText({ one, other, rows }: Comparison, { row }: Difference, names: SideNames, step: string): string {
	const reported = (side: Side, of: Step) => {
		const [first] = failuresReportedBy(side.trace, side.trace.transactions[of.transaction]!);
		return first && sentences(sentence(first.what), firstSentence(first.cause.text));
	};
	const [first, second] = [reported(one, rows[row]!.one!), reported(other, rows[row]!.other!)];
	const parts = [
		second ? `In ${names.other}, ${step} reports a failure: ${second}` : "",
		first ? `In ${names.one}, ${step} reports a failure: ${first}` : "",
	];
	const without = second ? (first ? "" : names.one) : names.other;
	return sentences(...parts, without && `In ${without}, it reports none.`);
}

/** A step of only one side. */
interface Alone {
	readonly step: Step;
	/** The side that has the step, by its key in rows, and the one without it. */
	readonly has: keyof SideNames;
	readonly lacks: keyof SideNames;
}

function aloneText(comparison: Comparison, { row }: Difference, names: SideNames): string {
	const { one, other } = comparison.rows[row]!;
	const alone: Alone = one ? { step: one, has: "one", lacks: "other" } : { step: other!, has: "other", lacks: "one" };
	const [has, lacks] = [names[alone.has], names[alone.lacks]];
	const never = neverAnswers(comparison, row, alone);
	if (never) {
		const scheme = alone.step.traits.find(({ kind }) => kind === "credentials")?.value;
		const how = scheme ? ` with ${scheme}` : "";
		return sentences(`${capital(has)} answers the challenge${how}; ${lacks} ${never}.`, sameOffer(comparison, row));
	}
	const { trace } = comparison[alone.has];
	const { outcome, final } = trace.transactions[alone.step.transaction]!;
	const answer = outcome === "noResponseDue" ? "" : `, which gets ${answerName(trace, alone.step)}`;
	const who = alone.step.isFromOther ? `In ${has}, the other side sends` : `${capital(has)} sends`;
	return sentences(
		`${who} ${stepName(alone.step)}${againText(comparison, row, alone)}${answer}; ${lacks} has no such step.`,
		ownCause(trace, final),
	);
}

/**
 * `never answers`, if the side without the step leaves the challenge unanswered that the other side answers with it; a
 * weaker phrase if its log ends too soon to be sure; empty in all other cases.
 */
function neverAnswers(comparison: Comparison, row: number, { step, lacks }: Alone): string {
	const { trace } = comparison[lacks];
	const asked = comparison.rows.slice(0, row).findLast((each) => each[lacks] !== null)?.[lacks];
	const transaction = asked && trace.transactions[asked.transaction]!;
	if (step.round === 0 || transaction?.outcome !== "challenged" || trace.answers.answerTo(transaction)) return "";
	const isSure = trace.loggedAfter(transaction.final!) > TIMEOUT_MS;
	return isSure ? "never answers" : "does not answer it before its log ends";
}

/** ` again with Supported: gruu-10`: for a step that its side has had before, with what was added since. */
function againText({ rows }: Comparison, row: number, { step, has }: Alone): string {
	const earlier = rows
		.slice(Math.max(0, row - MOST_BACK), row)
		.findLast((each) => each[has]?.identity === step.identity)?.[has];
	if (!earlier) return "";
	const before = new Map(earlier.traits.map(({ name, value }) => [name, value]));
	const changed = step.traits.find(
		({ name, value }) => NEW_VALUES.has(name) && value !== "" && before.get(name) !== value,
	);
	return changed ? ` again with ${changed.name}: ${changed.value}` : " again";
}

const MOST_BACK = 50;

const NEW_VALUES: ReadonlySet<string> = new Set(["Event", "Expires", "Proxy-Require", "Require", "Supported"]);

/** `Supported of REGISTER: gruu-10 is only in the working one.` */
function traitText({ name, one, other }: Difference, names: SideNames, step: string): string {
	const [ones, others] = [one.split(", "), other.split(", ")];
	const only = (these: readonly string[], those: readonly string[]) =>
		these.filter((value) => value !== "" && !those.includes(value));
	const [onlyOne, onlyOther] = [only(ones, others), only(others, ones)];
	if (LISTS.test(name) && (onlyOne.length === 0) !== (onlyOther.length === 0)) {
		const [values, where] = onlyOne.length > 0 ? [onlyOne, names.one] : [onlyOther, names.other];
		return `${capital(name)} of ${step}: ${listText(values)} ${values.length > 1 ? "are" : "is"} only in ${where}.`;
	}
	return `${capital(name)} of ${step}: ${valueText(one)} in ${names.one}, ${valueText(other)} in ${names.other}.`;
}

const LISTS = /^(?:Supported|Require|Proxy-Require|media|codecs|provisional)/;

function valueText(value: string): string {
	return value === "" ? "nothing" : value;
}
