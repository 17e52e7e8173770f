// Where hash tables put what a log says, in a way that no log can foresee.

/**
 * Begins the hash of a key: fold its parts in with `scatter`, then spread the result with `spread`. The number is another
 * one in each process. Under a fixed hash, whoever writes a log can choose Call-IDs and CSeq numbers that all fall into
 * one slot, and each look-up becomes a search through all of them.
 */
export const SEED = random32();

/** Odd, so that multiplying loses nothing; secret too, so that no difference of two parts can be planned to vanish. */
const FACTOR = random32() | 1;
const SECOND_FACTOR = random32() | 1;

/** The hash with one more part folded in: an integer of 32 bits, or a UTF-16 unit. */
export function scatter(hash: number, part: number): number {
	const mixed = Math.imul(hash ^ part, FACTOR);
	// A product carries differences upwards only; the shift brings them back down before the next part.
	return mixed ^ (mixed >>> 15);
}

/** Two UTF-16 units as one part, which takes less time than two. The second is multiplied: shifted, its highest bit could be planned with. */
export function pair(first: number, second: number): number {
	return first ^ Math.imul(second, SECOND_FACTOR);
}

/** The finished hash, from 0 to 2^32 - 1: its low bits, which choose the slot, depend on every bit of `hash`. */
export function spread(hash: number): number {
	const mixed = Math.imul(hash, 0x2c1b3c6d);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}

function random32(): number {
	return Math.floor(Math.random() * 2 ** 32) | 0;
}
