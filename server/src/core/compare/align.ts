// Aligns two sequences of steps: which step of one corresponds to which step of the other.

import type { Step } from "./step.ts";

/** A position in both sequences or in one of them, as indexes. */
export interface Pairing {
	readonly one: number | null;
	readonly other: number | null;
}

/**
 * Pairs corresponding steps by what they are, not by position, in the order of both sequences. Prefers to pair steps that
 * went the same way, with the same round and final response. Takes time proportional to the product of the lengths, not
 * counting what is equal at both ends.
 */
export function align(one: readonly Step[], other: readonly Step[]): readonly Pairing[] {
	const start = alikeAtStart(one, other);
	const end = alikeAtEnd(one, other, start);
	const middle = alignMiddle(one.slice(start, one.length - end), other.slice(start, other.length - end));
	return [
		...Array.from({ length: start }, (_, at) => ({ one: at, other: at })),
		...middle.map((pair) => ({
			one: pair.one === null ? null : pair.one + start,
			other: pair.other === null ? null : pair.other + start,
		})),
		...Array.from({ length: end }, (_, at) => ({ one: one.length - end + at, other: other.length - end + at })),
	];
}

function alikeAtStart(one: readonly Step[], other: readonly Step[]): number {
	let length = 0;
	while (length < one.length && length < other.length && isAlike(one[length]!, other[length]!)) length++;
	return length;
}

function alikeAtEnd(one: readonly Step[], other: readonly Step[], start: number): number {
	let length = 0;
	while (length < Math.min(one.length, other.length) - start && isAlike(one.at(-1 - length)!, other.at(-1 - length)!))
		length++;
	return length;
}

function isAlike(one: Step, other: Step): boolean {
	return one.likeness === other.likeness && one.round === other.round;
}

/** Needleman–Wunsch: the pairing with the greatest sum of `worth`; a step without a counterpart is worth nothing. */
function alignMiddle(one: readonly Step[], other: readonly Step[]): readonly Pairing[] {
	const width = other.length + 1;
	const best = new Int32Array((one.length + 1) * width);
	for (let row = one.length - 1; row >= 0; row--) {
		for (let column = other.length - 1; column >= 0; column--) {
			const skipped = Math.max(best[(row + 1) * width + column]!, best[row * width + column + 1]!);
			const worth = worthOf(one[row]!, other[column]!);
			const paired = worth === 0 ? 0 : worth + best[(row + 1) * width + column + 1]!;
			best[row * width + column] = Math.max(skipped, paired);
		}
	}
	const pairs: Pairing[] = [];
	let row = 0;
	let column = 0;
	while (row < one.length && column < other.length) {
		const here = best[row * width + column]!;
		const worth = worthOf(one[row]!, other[column]!);
		if (worth > 0 && here === worth + best[(row + 1) * width + column + 1]!)
			pairs.push({ one: row++, other: column++ });
		else if (here === best[(row + 1) * width + column]!) pairs.push({ one: row++, other: null });
		else pairs.push({ one: null, other: column++ });
	}
	while (row < one.length) pairs.push({ one: row++, other: null });
	while (column < other.length) pairs.push({ one: null, other: column++ });
	return pairs;
}

/** How well two steps correspond; 0 if they are different things. */
function worthOf(one: Step, other: Step): number {
	if (one.identity !== other.identity) return 0;
	return 4 + (one.round === other.round ? 2 : 0) + (one.likeness === other.likeness ? 1 : 0);
}
