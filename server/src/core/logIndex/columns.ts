// Columns of small numbers that grow while a log is scanned: the storage of the index.

import { lastAtMost } from "../text.ts";

/** A growing column of unsigned 32-bit numbers. `seal` once it is complete, so that no spare room is kept. */
export class Column {
	#values: Uint32Array;
	#count = 0;

	/** `expected` entries get room at once; more are welcome. */
	constructor(expected: number) {
		this.#values = new Uint32Array(Math.max(16, expected));
	}

	/** How many values there are. */
	get count(): number {
		return this.#count;
	}

	/** Appends an integer from 0 to 2^32 - 1; of any other one the lower 32 bits are kept. */
	push(value: number): void {
		if (this.#count === this.#values.length) this.#grow(this.#values.length * 2);
		this.#values[this.#count++] = value;
	}

	/** Appends the values `from..to` of another column, each with `by` added. */
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

	/** Of a column that only rises: the greatest index whose value is not above `limit`; 0 when all are above it. */
	lastAtMost(limit: number): number {
		return lastAtMost(this.#values, this.#count, limit);
	}

	/** Of a column that only rises: the least index whose value is not below `limit`; `count` when all are below it. */
	firstAtLeast(limit: number): number {
		if (this.#count === 0 || this.#values[0]! >= limit) return 0;
		return lastAtMost(this.#values, this.#count, limit - 1) + 1;
	}

	/** Gives back the room that was not needed. */
	seal(): void {
		if (this.#values.length > this.#count) this.#values = this.#values.slice(0, this.#count);
	}

	#grow(needed: number): void {
		// A column that was sealed while empty has no room at all that could be doubled.
		const larger = new Uint32Array(Math.max(16, needed));
		larger.set(this.#values.subarray(0, this.#count));
		this.#values = larger;
	}
}
