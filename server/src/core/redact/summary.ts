// Counts of what was replaced, and the text about them.

import { countText, listText } from "../words.ts";
import { type PlacedLog, REPLACED, type ReplacedKind } from "./place.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

/** The count for one kind of data. */
export interface RedactionCount {
	readonly kind: ReplacedKind;
	/** `accounts`, or `account` for one. */
	readonly name: string;
	/** The number of distinct originals, and of places that the log itself identifies as one. */
	readonly originals: number;
	readonly places: number;
}

/** Counts the replacements, in the order of `REPLACED`. */
export function redactionCounts(logs: readonly PlacedLog[], pseudonyms: Pseudonyms): readonly RedactionCount[] {
	const found = new Map<string, number>();
	for (const { kind } of logs.flatMap(({ places }) => places)) found.set(kind, (found.get(kind) ?? 0) + 1);
	return (Object.keys(REPLACED) as ReplacedKind[])
		.filter((kind) => pseudonyms.count(kind) > 0)
		.map((kind) => {
			const originals = pseudonyms.count(kind);
			const name = REPLACED[kind][originals === 1 ? 0 : 1];
			return { kind, name, originals, places: found.get(kind) ?? 0 };
		});
}

/** `Replaced 2 accounts (14 places) and 1 host name (3 places).` */
export function redactionText(counts: readonly RedactionCount[]): string {
	if (counts.length === 0) return "Nothing to replace was found.";
	const parts = counts.map(({ name, originals, places }) => `${originals} ${name} (${countText(places, "place")})`);
	return `Replaced ${listText(parts)}.`;
}
