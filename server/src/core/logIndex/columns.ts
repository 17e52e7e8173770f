// Growing columns of numbers, the storage of the index.

import { lastAtMost } from "../text.ts";

/** A growing column of unsigned 32-bit numbers. Call `seal` once it is complete, to release unused memory. */
export class Column {
	#values: Uint32Array;
	#count = 0;

	/** Allocates room for `expected` entries; the column grows when needed. */
	constructor(expected: number) {
		this.#values = new Uint32Array(Math.max(16, expected));
	}

	/** The number of values. */
	get count(): number {
		return this.#count;
	}

	/** Appends an integer from 0 to 2^32 - 1; only the lower 32 bits of other integers are kept. */
	push(value: number): void {
		if (this.#count === this.#values.length) this.#grow(this.#values.length * 2);
		this.#values[this.#count++] = value;
	}

	/** Appends the values `from..to` of another column, adding `by` to each. */
	append(other: Column, from: number, to: number, by = 0): void {
		const needed = this.#count + Math.max(0, to - from);
		if (needed > this.#values.length) this.#grow(needed);
		if (by === 0) this.#values.set(other.#values.subarray(from, to), this.#count);
		else for (let at = from, put = this.#count; at < to; at++, put++) this.#values[put] = other.#values[at]! + by;
		this.#count = needed;
	}

	/** The value at `index`, which must be below `count`. */
	at(index: number): number {
		return this.#values[index]!;
	}

	/** For an ascending column: the greatest index whose value is at most `limit`; 0 if all values are greater. */
	lastAtMost(limit: number): number {
		return lastAtMost(this.#values, this.#count, limit);
	}

	/** For an ascending column: the smallest index whose value is at least `limit`; `count` if all values are smaller. */
	firstAtLeast(limit: number): number {
		if (this.#count === 0 || this.#values[0]! >= limit) return 0;
		return lastAtMost(this.#values, this.#count, limit - 1) + 1;
	}

	/** Releases unused memory. */
	seal(): void {
		if (this.#values.length > this.#count) this.#values = this.#values.slice(0, this.#count);
	}

	#grow(needed: number): void {
		// A column sealed while empty has no capacity to double.
		const larger = new Uint32Array(Math.max(16, needed));
		larger.set(this.#values.subarray(0, this.#count));
		this.#values = larger;
	}
}

/** A growing list of unsigned 16-bit numbers, half as large; what it allocates ahead is less, too. */
export class ShortColumn {
	#values = new Uint16Array(64);
	#count = 0;

	get count(): number {
		return this.#count;
	}

	/** Appends an integer from 0 to 2^16 - 1. */
	push(value: number): void {
		if (this.#count === this.#values.length) {
			const larger = new Uint16Array(this.#count + (this.#count >>> 2));
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values[this.#count++] = value;
	}

	/** The value at `index`, which must be below `count`. */
	at(index: number): number {
		return this.#values[index]!;
	}
}
