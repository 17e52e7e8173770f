// A place in a log with identifying data, and the kinds of such places.

import type { Span } from "../text.ts";

/** What is replaced, with its name in counts: singular and plural. */
export const REPLACED = {
	account: ["account", "accounts"],
	name: ["name", "names"],
	host: ["host name", "host names"],
	address: ["IP address", "IP addresses"],
	number: ["telephone number", "telephone numbers"],
	callId: ["Call-ID", "Call-IDs"],
	tag: ["tag", "tags"],
	epid: ["epid", "epids"],
	guid: ["GUID", "GUIDs"],
	id: ["other id", "other ids"],
	text: ["text", "texts"],
	credential: ["credential", "credentials"],
	body: ["body of an unknown kind", "bodies of unknown kinds"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** A kind of replaced data. */
export type ReplacedKind = keyof typeof REPLACED;

/**
 * The kind of a place. `kept` places are not examined further; an `encoded` place (base64, hexadecimal, percent encoding)
 * contains places of its own.
 */
export type PlaceKind = ReplacedKind | "kept" | "encoded";

/** A span and its kind. */
export interface Place extends Span {
	readonly kind: PlaceKind;
}

/** A log with its places in order, without overlaps. */
export interface PlacedLog {
	readonly text: string;
	readonly places: readonly Place[];
}

/** Adds a place; empty ones are ignored. */
export type AddPlace = (start: number, end: number, kind: PlaceKind) => void;

/** The places in text order. Where places overlap, the one found first wins, so finders run in order of certainty. */
export function inOrder(places: readonly Place[]): readonly Place[] {
	const sorted = places.map((place, number) => ({ place, number }));
	sorted.sort((one, other) => one.place.start - other.place.start || one.number - other.number);
	const kept: { readonly place: Place; readonly number: number }[] = [];
	for (const each of sorted) {
		while (kept.length > 0 && kept.at(-1)!.place.end > each.place.start && kept.at(-1)!.number > each.number)
			kept.pop();
		const before = kept.at(-1);
		if (!before || before.place.end <= each.place.start) kept.push(each);
	}
	return kept.map(({ place }) => place);
}
