// Ids: Call-IDs, tags, epids, GUIDs and other random values. All they tell is whether two of them are equal.

/**
 * A generated id with the same format as `id` (in lower case): a digit for each digit, a hexadecimal letter for each letter
 * if all of it is hexadecimal, otherwise any letter; everything else is kept. It depends only on the format and on `seed`,
 * not on the id, so that the id cannot be found by trial.
 */
export function madeUpId(id: string, seed: number): string {
	const letters = /^[^g-z]*$/.test(id) ? "abcdef" : "abcdefghijklmnopqrstuvwxyz";
	const random = randomFrom(seed);
	let made = "";
	for (const character of id) {
		if (/[0-9]/.test(character)) made += String(random() % 10);
		else if (/\p{L}|\p{N}/u.test(character)) made += letters.charAt(random() % letters.length);
		else made += character;
	}
	return made;
}

/** Deterministic numbers for a seed: mulberry32, whose period of 2^32 is far longer than any id. */
function randomFrom(seed: number): () => number {
	let state = Math.imul(seed + 1, 0x9e3779b1);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 8;
	};
}
