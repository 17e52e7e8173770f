// Two activities laid side by side, step by step: where they first differ in substance, and what came of it.

import type { Activity } from "../activities/activity.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage } from "../trace/transaction.ts";
import { align } from "./align.ts";
import { type Step, stepsOf } from "./step.ts";
import { CLIENT_HEADER, type Trait, type TraitKind } from "./traits.ts";

/** One of the two, in its trace. Both may be of one trace. */
export interface Side {
	readonly trace: Trace;
	readonly activity: Activity;
}

/** What differs. `missing` is a step of the first side alone, `extra` one of the second alone, `order` one elsewhere. */
export type DifferenceKind = TraitKind | "missing" | "extra" | "order";

/** A difference between the two. */
export interface Difference {
	readonly kind: DifferenceKind;
	/** The name of the trait, such as `Supported`; empty where the kind says all. */
	readonly name: string;
	/** The values of both sides; empty for nothing, and for a whole step. */
	readonly one: string;
	readonly other: string;
	/** The messages that show it, by their numbers in the trace of their side; `null` where there is none. */
	readonly oneMessage: number | null;
	readonly otherMessage: number | null;
	/** True for what alone is no difference in substance. */
	readonly isMinor: boolean;
	/** The index of its row. */
	readonly row: number;
}

/** A step of both sides, or of one of them. */
export interface Row {
	readonly one: Step | null;
	readonly other: Step | null;
	/** In the order in which they happen; empty for a step that went alike. */
	readonly differences: readonly Difference[];
}

/** The comparison. */
export interface Comparison {
	readonly one: Side;
	readonly other: Side;
	readonly rows: readonly Row[];
	/** Where they first differ in substance; `undefined` where they do not. */
	readonly first: Difference | undefined;
	/** The first difference behind it that shows how the course changed; `undefined` where `first` shows that, or none does. */
	readonly decisive: Difference | undefined;
	/** True where so many steps are there that only the first were compared. */
	readonly isCut: boolean;
}

/**
 * Compares two activities, any two. Takes time in the number of their steps, and in the square of those that went otherwise,
 * which is limited.
 */
export function compareActivities(one: Side, other: Side): Comparison {
	const ones = stepsOf(one.trace, one.activity, MOST_STEPS);
	const others = stepsOf(other.trace, other.activity, MOST_STEPS);
	const pairings = align(ones, others);
	const alone = lonely(
		ones,
		pairings.flatMap((pair) => (pair.other === null ? pair.one! : [])),
	);
	const otherAlone = lonely(
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
 * The two messages in which the first difference shows, by their numbers in the traces of their sides. Of a step that one
 * side lacks they are the last ones that both have before it. `null` where nothing differs or nothing goes before.
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
		// Where one side says nothing, or never answers, its request is laid beside that of the other, or its response.
		if (oneMessage === ones.request || otherMessage === others.request)
			return { one: ones.request, other: others.request };
		return { one: oneMessage ?? ones.response, other: otherMessage ?? others.response };
	}
	return null;
}

const NOWHERE = { oneMessage: null, otherMessage: null } as const;

/** The first message of a step, and the response that ended it; where there is none, the first one again. */
function endsOf({ trace }: Side, { transaction }: Step): { readonly request: number; readonly response: number } {
	const request = leadingMessage(trace.transactions[transaction]!);
	return { request, response: trace.transactions[transaction]!.final ?? request };
}

/** Kinds that show another course of things, and not only other words in a request. */
const COURSE: ReadonlySet<DifferenceKind> = new Set(["answer", "missing", "extra", "told"]);

/** Nobody compares more by eye, and the time grows with the square. */
const MOST_STEPS = 1000;

/** The identities of steps without a partner. */
function lonely(steps: readonly Step[], numbers: readonly number[]): ReadonlySet<string> {
	return new Set(numbers.map((at) => steps[at]!.identity));
}

/** The program that began the activity, as it names itself; empty where it does not. */
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
		// What one side alone offers is compared with nothing; what a trimmed log does not show is not compared.
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
	// What a response holds beside its status follows from the status.
	return at < 0 ? found : found.slice(0, at + 1);
}

/** The names of traits in which clients and their releases differ without a consequence. */
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

/** A step of one side alone. One that may come or not and that went well is no difference in substance. */
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

/** Requests of which there may be any number, and with which a call ends sooner or later. */
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
