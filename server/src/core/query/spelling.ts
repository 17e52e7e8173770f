// Suggests corrections for misspelled words.

/** The candidate closest to `word`, ignoring case; `undefined` if none is close enough. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const typed = word.toLowerCase();
	// No keyword is nearly this long, and the time grows with the product of the lengths.
	if (typed.length > LONGEST) return undefined;
	let best: string | undefined;
	let least = Math.max(1, Math.min(3, Math.floor(typed.length / 2))) + 1;
	for (const candidate of candidates) {
		const distance =
			typed.length >= 2 && candidate.startsWith(typed) ? 0.5 : editDistance(typed, candidate.toLowerCase());
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best;
}

const LONGEST = 30;

/** The number of letters to insert, delete, replace or swap with a neighbour. */
function editDistance(one: string, other: string): number {
	let before: number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const cost = one[i - 1] === other[j - 1] ? 0 : 1;
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
			const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			if (isSwap) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		before = row;
		row = next;
	}
	return row[other.length]!;
}
