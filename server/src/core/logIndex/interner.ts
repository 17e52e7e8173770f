// Interns recurring pieces of text as small numbers: Call-IDs, tags, branches, methods.

import { pair, SEED, scatter, spread } from "../scatter.ts";
import { copied, type LogText, type TextChange } from "../text.ts";
import { Column } from "./columns.ts";

/** The symbol of a missing header or parameter, and of an empty value. */
export const NO_SYMBOL = 0;

/**
 * Assigns the same number to equal pieces of a text, counting from 1 in the order of their first occurrences. Only the
 * position of the first occurrence is stored, never a copy.
 */
export class Interner {
	readonly #text: LogText;
	readonly #starts = new Column(16);
	readonly #ends = new Column(16);
	#slots = new Uint32Array(64);
	/** The symbols whose first occurrence was removed from the text. */
	readonly #lost = new Map<number, string>();

	/** All offsets passed to the interner are offsets into `text`. */
	constructor(text: LogText) {
		this.#text = text;
		this.#starts.push(0);
		this.#ends.push(0);
	}

	/** The same symbols for the text after a change. This interner remains unchanged. */
	changed(text: LogText, { start, oldEnd, newEnd }: TextChange): Interner {
		const after = new Interner(text);
		after.#slots = this.#slots.slice();
		for (const [symbol, word] of this.#lost) after.#lost.set(symbol, word);
		for (let symbol = 1; symbol < this.count; symbol++) {
			const [from, to] = [this.#starts.at(symbol), this.#ends.at(symbol)];
			if (from < oldEnd && to > start && !after.#lost.has(symbol)) after.#lost.set(symbol, copied(this.text(symbol)));
			const by = from >= oldEnd ? newEnd - oldEnd : 0;
			after.#starts.push(from + by);
			after.#ends.push(to + by);
		}
		return after;
	}

	/** The number of symbols, including `NO_SYMBOL`. */
	get count(): number {
		return this.#starts.count;
	}

	/** The symbol of the characters `start..end`; `NO_SYMBOL` for an empty range. */
	intern(start: number, end: number): number {
		if (start >= end) return NO_SYMBOL;
		if (this.count * 2 > this.#slots.length) this.#rehash();
		const mask = this.#slots.length - 1;
		let slot = hashOf(this.#text, start, end) & mask;
		for (;;) {
			const symbol = this.#slots[slot]!;
			if (symbol === NO_SYMBOL) break;
			if (this.#same(symbol, start, end)) return symbol;
			slot = (slot + 1) & mask;
		}
		const symbol = this.count;
		this.#slots[slot] = symbol;
		this.#starts.push(start);
		this.#ends.push(end);
		return symbol;
	}

	/** The text of `symbol`, as it first occurred. */
	text(symbol: number): string {
		return this.#lost.get(symbol) ?? this.#text.slice(this.#starts.at(symbol), this.#ends.at(symbol));
	}

	/** The number of symbols whose text may no longer occur. */
	get lostCount(): number {
		return this.#lost.size;
	}

	/** Releases unused memory; interning remains possible. */
	seal(): void {
		this.#starts.seal();
		this.#ends.seal();
	}

	#same(symbol: number, start: number, end: number): boolean {
		let at = this.#starts.at(symbol);
		if (this.#ends.at(symbol) - at !== end - start) return false;
		const lost = this.#lost.size > 0 ? this.#lost.get(symbol) : undefined;
		if (lost !== undefined) return this.#text.startsWith(lost, start);
		for (let other = start; other < end; other++, at++) {
			if (this.#text.charCodeAt(at) !== this.#text.charCodeAt(other)) return false;
		}
		return true;
	}

	#rehash(): void {
		const slots = new Uint32Array(this.#slots.length * 4);
		const mask = slots.length - 1;
		for (let symbol = 1; symbol < this.count; symbol++) {
			const lost = this.#lost.get(symbol);
			const hash =
				lost === undefined
					? hashOf(this.#text, this.#starts.at(symbol), this.#ends.at(symbol))
					: hashOf(lost, 0, lost.length);
			let slot = hash & mask;
			while (slots[slot] !== NO_SYMBOL) slot = (slot + 1) & mask;
			slots[slot] = symbol;
		}
		this.#slots = slots;
	}
}

function hashOf(text: LogText, start: number, end: number): number {
	let hash = SEED;
	let at = start;
	for (; at + 1 < end; at += 2) hash = scatter(hash, pair(text.charCodeAt(at), text.charCodeAt(at + 1)));
	return spread(at < end ? scatter(hash, text.charCodeAt(at)) : hash);
}
