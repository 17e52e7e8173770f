// Compares two activities step by step: the first substantial difference, and its consequence.

import type { Activity } from "../activities/activity.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage } from "../trace/transaction.ts";
import { align } from "./align.ts";
import { type Step, stepsOf } from "./step.ts";
import { CLIENT_HEADER, type Trait, type TraitKind } from "./traits.ts";

/** One of the two activities, in its trace. Both may be in the same trace. */
export interface Side {
	readonly trace: Trace;
	readonly activity: Activity;
}

/**
 * What differs. A `missing` step is only in the first side, an `extra` one only in the second; `order` is a step in another
 * position.
 */
export type DifferenceKind = TraitKind | "missing" | "extra" | "order";

/** A difference between the two sides. */
export interface Difference {
	readonly kind: DifferenceKind;
	/** The name of the trait, such as `Supported`; empty if the kind is sufficient. */
	readonly name: string;
	/** The values of both sides; empty if absent, and for a whole step. */
	readonly one: string;
	readonly other: string;
	/** The messages that show it, by number in the trace of their side; `null` if there is none. */
	readonly oneMessage: number | null;
	readonly otherMessage: number | null;
	/** True if it is not a substantial difference on its own. */
	readonly isMinor: boolean;
	/** The index of its row. */
	readonly row: number;
}

/** A step of both sides, or of only one. */
export interface Row {
	readonly one: Step | null;
	readonly other: Step | null;
	/** In chronological order; empty for a step that is the same on both sides. */
	readonly differences: readonly Difference[];
}

/** The comparison. */
export interface Comparison {
	readonly one: Side;
	readonly other: Side;
	readonly rows: readonly Row[];
	/** The first substantial difference; `undefined` if there is none. */
	readonly first: Difference | undefined;
	/**
	 * The first later difference that shows a change in the course of events; `undefined` if `first` shows it already, or none
	 * does.
	 */
	readonly decisive: Difference | undefined;
	/** True if there are too many steps and only the first were compared. */
	readonly isCut: boolean;
}

/**
 * Compares any two activities. The time is linear in the number of steps and quadratic in the number of those that differ,
 * which is limited.
 */
export function compareActivities(one: Side, other: Side): Comparison {
	const ones = stepsOf(one.trace, one.activity, MOST_STEPS);
	const others = stepsOf(other.trace, other.activity, MOST_STEPS);
	const pairings = align(ones, others);
	const alone = unpairedIdentities(
		ones,
		pairings.flatMap((pair) => (pair.other === null ? pair.one! : [])),
	);
	const otherAlone = unpairedIdentities(
		others,
		pairings.flatMap((pair) => (pair.one === null ? pair.other! : [])),
	);
	const areOtherClients = clientOf(ones) !== clientOf(others);
	const rows = pairings.map((pair, row): Row => {
		const step = pair.one === null ? null : ones[pair.one]!;
		const otherStep = pair.other === null ? null : others[pair.other]!;
		if (step && otherStep) {
			return { one: step, other: otherStep, differences: traitDifferences(step, otherStep, row, areOtherClients) };
		}
		const [side, only, elsewhere] = step ? [one, step, otherAlone] : ([other, otherStep!, alone] as const);
		const difference = stepDifference(side.trace, only, step !== null, row, elsewhere);
		return { one: step, other: otherStep, differences: [difference] };
	});
	const all = rows.flatMap(({ differences }) => differences).filter(({ isMinor }) => !isMinor);
	const first = all[0];
	const decisive = first && !COURSE.has(first.kind) ? all.find(({ kind }) => COURSE.has(kind)) : undefined;
	const isCut = one.activity.steps.length > MOST_STEPS || other.activity.steps.length > MOST_STEPS;
	return { one, other, rows, first, decisive, isCut };
}

/**
 * The two messages that show the first difference, by number in the traces of their sides. For a step missing on one side,
 * the last messages that both sides have before it. `null` if there is no difference or no earlier message.
 */
export function differingMessages({ first, rows, one, other }: Comparison): {
	readonly one: number;
	readonly other: number;
} | null {
	if (!first) return null;
	for (let at = first.row; at >= 0; at--) {
		const row = rows[at]!;
		if (!row.one || !row.other) continue;
		const [ones, others] = [endsOf(one, row.one), endsOf(other, row.other)];
		const { oneMessage, otherMessage } = at === first.row ? first : NOWHERE;
		// If one side has no message or response, pair its request with the request of the other side, or else the responses.
		if (oneMessage === ones.request || otherMessage === others.request)
			return { one: ones.request, other: others.request };
		return { one: oneMessage ?? ones.response, other: otherMessage ?? others.response };
	}
	return null;
}

const NOWHERE = { oneMessage: null, otherMessage: null } as const;

/** The first message of a step and its final response; the first message twice if there is no response. */
function endsOf({ trace }: Side, { transaction }: Step): { readonly request: number; readonly response: number } {
	const request = leadingMessage(trace.transactions[transaction]!);
	return { request, response: trace.transactions[transaction]!.final ?? request };
}

/** Kinds that show a different course of events, not only different text in a request. */
const COURSE: ReadonlySet<DifferenceKind> = new Set(["answer", "missing", "extra", "told"]);

/** Nobody compares more by eye, and the time is quadratic. */
const MOST_STEPS = 1000;

/** The identities of steps without a counterpart. */
function unpairedIdentities(steps: readonly Step[], numbers: readonly number[]): ReadonlySet<string> {
	return new Set(numbers.map((at) => steps[at]!.identity));
}

/** The program that started the activity, by its own name; empty if unknown. */
function clientOf(steps: readonly Step[]): string {
	const named = steps.find(({ isFromOther, traits }) => !isFromOther && traits.some(isClient));
	return named?.traits.find(isClient)?.value ?? "";
}

function isClient({ name, value }: Trait): boolean {
	return name === CLIENT_HEADER && value !== "";
}

function traitDifferences(one: Step, other: Step, row: number, areOtherClients: boolean): readonly Difference[] {
	const ones = byName(one.traits);
	const others = byName(other.traits);
	const found: Difference[] = [];
	for (const key of new Set([...ones.keys(), ...others.keys()])) {
		const [trait, otherTrait] = [ones.get(key), others.get(key)];
		const { kind, name, isMinor } = (trait ?? otherTrait)!;
		// Media that only one side offers count as a difference. Any other trait may be missing because its log was trimmed.
		if ((!trait || !otherTrait) && kind !== "media") continue;
		const [value, otherValue] = [trait?.value ?? "", otherTrait?.value ?? ""];
		if (value === otherValue) continue;
		found.push({
			kind,
			name,
			one: value,
			other: otherValue,
			oneMessage: trait?.message ?? null,
			otherMessage: otherTrait?.message ?? null,
			isMinor: (isMinor && (otherTrait?.isMinor ?? true)) || (areOtherClients && OF_CLIENTS.has(name)),
			row,
		});
	}
	const at = found.findIndex(({ kind }) => kind === "answer");
	// Everything in a response besides the status follows from the status.
	return at < 0 ? found : found.slice(0, at + 1);
}

/** The names of traits in which clients and releases differ without consequence. */
const OF_CLIENTS: ReadonlySet<string> = new Set([
	"Content-Type",
	"Expires",
	"Proxy-Require",
	"Require",
	"Supported",
	"epid",
	"transport",
]);

function byName(traits: readonly Trait[]): ReadonlyMap<string, Trait> {
	return new Map(traits.map((trait) => [`${trait.kind} ${trait.name}`, trait]));
}

/** A step of only one side. An optional step that succeeded is not a substantial difference. */
function stepDifference(
	trace: Trace,
	step: Step,
	isOfOne: boolean,
	row: number,
	elsewhere: ReadonlySet<string>,
): Difference {
	const { request, final, outcome, provisionals } = trace.transactions[step.transaction]!;
	const message = request ?? provisionals[0] ?? final;
	const wentWell = outcome === "success" || outcome === "noResponseDue";
	const isOrdinary = wentWell && !step.traits.some(({ kind, value }) => kind === "told" && value !== "");
	return {
		kind: elsewhere.has(step.identity) ? "order" : isOfOne ? "missing" : "extra",
		name: step.method,
		one: "",
		other: "",
		oneMessage: isOfOne ? message : null,
		otherMessage: isOfOne ? null : message,
		isMinor: isOrdinary && PASSING.has(step.method),
		row,
	};
}

/** Requests that may occur any number of times, and those that end a call sooner or later. */
const PASSING: ReadonlySet<string> = new Set([
	"BENOTIFY",
	"BYE",
	"INFO",
	"MESSAGE",
	"NOTIFY",
	"OPTIONS",
	"PRACK",
	"UPDATE",
]);
