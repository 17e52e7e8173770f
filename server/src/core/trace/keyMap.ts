// A map from three small numbers to one: what matching looks messages up by, without a string for each key.

/** Keys and values are integers from 0 to 2^32 - 1. */
export class KeyMap {
	/** Four numbers for each slot: the key's three parts, and the value + 1, so that 0 marks an empty slot. */
	#slots: Float64Array;
	#count = 0;

	/** `expected` keys get room at once; more are welcome. */
	constructor(expected = 64) {
		this.#slots = new Float64Array(4 * 2 ** Math.ceil(Math.log2(Math.max(64, expected * 2))));
	}

	/** The value of the key; `undefined` when it was never set. */
	get(a: number, b: number, c: number): number | undefined {
		const value = this.#slots[this.#find(this.#slots, a, b, c) + 3]!;
		return value === 0 ? undefined : value - 1;
	}

	/** Sets the value of the key; it takes the place of an earlier one. */
	set(a: number, b: number, c: number, value: number): void {
		if (this.#count * 8 > this.#slots.length) this.#grow();
		const slot = this.#find(this.#slots, a, b, c);
		if (this.#slots[slot + 3] === 0) this.#count++;
		this.#put(this.#slots, slot, a, b, c, value + 1);
	}

	/** The slot of the key, or the empty one where it would stand. */
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
	let value = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
	value ^= value >>> 15;
	value = Math.imul(value, 0x2c1b3c6d);
	return (value ^ (value >>> 13)) >>> 0;
}
