// Hashes for hash tables whose keys come from a log, unpredictable for the author of the log.

/**
 * The initial hash of a key: add its parts with `scatter`, then finish with `spread`. Random in each process. With a fixed
 * seed, an attacker could choose Call-IDs and CSeq numbers that all fall into one slot, which turns each lookup into a
 * linear search.
 */
export const SEED = random32();

/** Odd, so that multiplication is reversible; random, so that nobody can construct differences that cancel out. */
const FACTOR = random32() | 1;
const SECOND_FACTOR = random32() | 1;

/** The hash with another part added: a 32-bit integer or a UTF-16 unit. */
export function scatter(hash: number, part: number): number {
	const mixed = Math.imul(hash ^ part, FACTOR);
	// Multiplication propagates differences only to higher bits; the shift brings them back down before the next part.
	return mixed ^ (mixed >>> 15);
}

/**
 * Combines two UTF-16 units into one part, which is faster than adding both. The second is multiplied: if it were shifted,
 * an attacker could exploit its highest bit.
 */
export function pair(first: number, second: number): number {
	return first ^ Math.imul(second, SECOND_FACTOR);
}

/** The finished hash, from 0 to 2^32 - 1: its low bits, which select the slot, depend on every bit of `hash`. */
export function spread(hash: number): number {
	const mixed = Math.imul(hash, 0x2c1b3c6d);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}

function random32(): number {
	return Math.floor(Math.random() * 2 ** 32) | 0;
}
