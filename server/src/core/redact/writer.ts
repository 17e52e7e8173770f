// Writes the redacted text of a log from start to end.

import type { Steps } from "../steps.ts";
import { decodeRun } from "./encoded.ts";
import { findInFragment } from "./findPlaces.ts";
import type { Place, PlacedLog } from "./place.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import type { Sweep } from "./sweep.ts";

/** Keeps a position in the original and continues from there. */
export class Writer {
	readonly #text: string;
	readonly #places: readonly Place[];
	readonly #pseudonyms: Pseudonyms;
	readonly #sweep: Sweep;
	#next = 0;
	#position = 0;

	constructor({ text, places }: PlacedLog, pseudonyms: Pseudonyms, sweep: Sweep) {
		this.#text = text;
		this.#places = places;
		this.#pseudonyms = pseudonyms;
		this.#sweep = sweep;
	}

	/** The end of what has been written, as an offset into the original. */
	get position(): number {
		return this.#position;
	}

	/** The redacted text up to `end`, or up to the end of the place that contains `end`. */
	upTo(end: number): string {
		const pieces: string[] = [];
		for (; this.#next < this.#places.length; this.#next++) {
			const place = this.#places[this.#next]!;
			if (place.start >= end) break;
			pieces.push(this.#swept(place.start), this.#replacement(place));
			this.#position = place.end;
		}
		if (this.#position < end) pieces.push(this.#swept(end));
		this.#position = Math.max(this.#position, end);
		return pieces.join("");
	}

	/** Omits the original up to `end`. */
	skipTo(end: number): void {
		while (this.#next < this.#places.length && this.#places[this.#next]!.start < end) this.#next++;
		this.#position = Math.max(this.#position, end);
	}

	#swept(end: number): string {
		return this.#sweep(this.#text.slice(this.#position, end));
	}

	#replacement({ start, end, kind }: Place): string {
		const original = this.#text.slice(start, end);
		if (kind === "encoded") return redactEncoded(original, this.#pseudonyms, this.#sweep, 0);
		return kind === "kept" ? original : this.#pseudonyms.of(kind, original);
	}
}

/**
 * Assigns pseudonyms to everything in the places of a log, so that they are known before the log is searched for other
 * occurrences.
 */
export function* assigningPseudonyms({ text, places }: PlacedLog, pseudonyms: Pseudonyms): Steps<void> {
	for (const [number, { start, end, kind }] of places.entries()) {
		assignPseudonyms(text.slice(start, end), kind, pseudonyms, 0);
		if (number % PLACES_A_STEP === PLACES_A_STEP - 1) yield;
	}
}

const PLACES_A_STEP = 5000;

function assignPseudonyms(original: string, kind: Place["kind"], pseudonyms: Pseudonyms, depth: number): void {
	if (kind === "kept") return;
	if (kind !== "encoded") {
		pseudonyms.of(kind, original);
		return;
	}
	const text = depth < MOST_DEPTH ? decodeRun(original)?.text : undefined;
	if (text === undefined) return;
	for (const place of findInFragment(text))
		assignPseudonyms(text.slice(place.start, place.end), place.kind, pseudonyms, depth + 1);
}

/** Encoded text is redacted and encoded again; text that identifies nobody stays unchanged. */
function redactEncoded(original: string, pseudonyms: Pseudonyms, sweep: Sweep, depth: number): string {
	const decoded = depth < MOST_DEPTH ? decodeRun(original) : undefined;
	if (!decoded) return sweep(original);
	let redacted = "";
	let from = 0;
	for (const { start, end, kind } of findInFragment(decoded.text)) {
		const inner = decoded.text.slice(start, end);
		redacted += sweep(decoded.text.slice(from, start));
		if (kind === "encoded") redacted += redactEncoded(inner, pseudonyms, sweep, depth + 1);
		else redacted += kind === "kept" ? inner : pseudonyms.of(kind, inner);
		from = end;
	}
	redacted += sweep(decoded.text.slice(from));
	return redacted === decoded.text ? sweep(original) : decoded.encode(redacted);
}

/** Only a tester nests encodings deeper than this. */
const MOST_DEPTH = 3;
