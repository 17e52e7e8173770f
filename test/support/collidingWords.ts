// Words with the same hash, as anyone can construct them for a hash function without a secret.

const BASIS = 0x811c9dc5;

/** FNV-1a over UTF-16 units. */
export function fixedHash(word: string): number {
	return hashFrom(BASIS, word);
}

/**
 * 2^`pairs` different words of equal length with the same FNV-1a hash: a chain of syllable pairs, each of which leads from
 * one hash state to the same next one, whichever of the two is chosen (A. Joux, "Multicollisions", CRYPTO 2004).
 */
export function collidingWords(pairs: number): readonly string[] {
	let words: readonly string[] = [""];
	let state = BASIS;
	for (let pair = 0; pair < pairs; pair++) {
		const [one, other] = collidingSyllables(state);
		state = hashFrom(state, one);
		words = words.flatMap((word) => [word + one, word + other]);
	}
	return words;
}

function collidingSyllables(state: number): readonly [string, string] {
	const seen = new Map<number, string>();
	for (let number = 1; ; number++) {
		// Syllables that differ in a single letter would have hashes that are far apart.
		const syllable = (Math.imul(number, 0x9e3779b1) >>> 0).toString(36).padStart(7, "0");
		const hash = hashFrom(state, syllable);
		const other = seen.get(hash);
		if (other !== undefined) return [other, syllable];
		seen.set(hash, syllable);
	}
}

function hashFrom(state: number, word: string): number {
	let hash = state;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
