// A place in a log that names somebody or something, and the kinds of such places.

import type { Span } from "../text.ts";

/** What is replaced, and how it is called when it is counted: one, and several of it. */
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

/** A kind of thing that is replaced. */
export type ReplacedKind = keyof typeof REPLACED;

/**
 * What a place is. What is `kept` is not looked at any more; a part of the text that is written in another way (base64,
 * hexadecimal digits, percent signs) is `encoded` and holds places of its own.
 */
export type PlaceKind = ReplacedKind | "kept" | "encoded";

/** A place, and what it is. */
export interface Place extends Span {
	readonly kind: PlaceKind;
}

/** A log, and its places in order, none of which overlap. */
export interface PlacedLog {
	readonly text: string;
	readonly places: readonly Place[];
}

/** Takes a place; one that is empty is none. */
export type AddPlace = (start: number, end: number, kind: PlaceKind) => void;

/** The places in the order of the text. Of those that overlap the one that was found first stands, so the surest come first. */
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
