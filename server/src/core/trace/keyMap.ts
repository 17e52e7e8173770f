// Maps three small integers to one, so that matching needs no string keys.

import { SEED, scatter, spread } from "../scatter.ts";

/** A hash map whose keys and values are integers from 0 to 2^32 - 1. */
export class KeyMap {
	/** Four numbers per slot: the three parts of the key, and the value + 1, so that 0 marks an empty slot. */
	#slots: Float64Array;
	#count = 0;

	/** Allocates room for `expected` keys; the map grows when needed. */
	constructor(expected = 4) {
		this.#slots = new Float64Array(4 * 2 ** Math.ceil(Math.log2(Math.max(8, expected * 2))));
	}

	/** The value of the key; `undefined` if it was never set. */
	get(a: number, b: number, c: number): number | undefined {
		const value = this.#slots[this.#find(this.#slots, a, b, c) + 3]!;
		return value === 0 ? undefined : value - 1;
	}

	/** Sets the value of the key, replacing an earlier one. */
	set(a: number, b: number, c: number, value: number): void {
		if (this.#count * 8 > this.#slots.length) this.#grow();
		const slot = this.#find(this.#slots, a, b, c);
		if (this.#slots[slot + 3] === 0) this.#count++;
		this.#put(this.#slots, slot, a, b, c, value + 1);
	}

	/** The value of the key. If there is none, sets the result of `fresh` and returns it. */
	getOrSet(a: number, b: number, c: number, fresh: () => number): number {
		const known = this.get(a, b, c);
		if (known !== undefined) return known;
		const value = fresh();
		this.set(a, b, c, value);
		return value;
	}

	/** The slot of the key, or the empty slot for it. */
	#find(slots: Float64Array, a: number, b: number, c: number): number {
		const mask = slots.length / 4 - 1;
		let at = hash(a, b, c) & mask;
		for (;;) {
			const slot = at * 4;
			if (slots[slot + 3] === 0) return slot;
			if (slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c) return slot;
			at = (at + 1) & mask;
		}
	}

	#put(slots: Float64Array, slot: number, a: number, b: number, c: number, stored: number): void {
		slots[slot] = a;
		slots[slot + 1] = b;
		slots[slot + 2] = c;
		slots[slot + 3] = stored;
	}

	#grow(): void {
		const larger = new Float64Array(this.#slots.length * 4);
		for (let slot = 0; slot < this.#slots.length; slot += 4) {
			const stored = this.#slots[slot + 3]!;
			if (stored === 0) continue;
			const [a, b, c] = [this.#slots[slot]!, this.#slots[slot + 1]!, this.#slots[slot + 2]!];
			this.#put(larger, this.#find(larger, a, b, c), a, b, c, stored);
		}
		this.#slots = larger;
	}
}

function hash(a: number, b: number, c: number): number {
	return spread(scatter(scatter(scatter(SEED, a), b), c));
}
