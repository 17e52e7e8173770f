// Ids: Call-IDs, tags, epids, GUIDs and whatever else was drawn at random. Only that two of them are equal, or are not, says
// anything.

/**
 * A made-up id of the same form as `id` (in lower case): a digit where it has one, a hexadecimal letter where all of it is
 * hexadecimal, else a letter; everything else stays. It depends on the form and on `seed` alone and not on what the id is, so
 * that nobody can find the id by trying.
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

/** The same numbers for the same seed: mulberry32, whose period of 2^32 is far longer than any id. */
function randomFrom(seed: number): () => number {
	let state = Math.imul(seed + 1, 0x9e3779b1);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return (mixed ^ (mixed >>> 14)) >>> 8;
	};
}
