// Long lists in pieces: whoever opens one never gets more than a page of it, and never has to page through all of it.

/** The most children that anything has. */
export const PAGE = 250;

/** A part of a list, end exclusive. */
export interface Part {
	readonly from: number;
	readonly to: number;
}

/** The parts that a long part falls into, at most `PAGE` of them; `undefined` when it is short enough to be shown. */
export function partsOf({ from, to }: Part): readonly Part[] | undefined {
	const size = partSize(to - from);
	if (size === undefined) return undefined;
	const parts: Part[] = [];
	for (let start = from; start < to; start += size) parts.push({ from: start, to: Math.min(start + size, to) });
	return parts;
}

/** The parts around `at`, from the outermost to the innermost; none when the whole list is short enough. */
export function partsAround(count: number, at: number): readonly Part[] {
	const parts: Part[] = [];
	let part: Part = { from: 0, to: count };
	for (let size = partSize(count); size !== undefined; size = partSize(part.to - part.from)) {
		const from = part.from + Math.floor((at - part.from) / size) * size;
		part = { from, to: Math.min(from + size, part.to) };
		parts.push(part);
	}
	return parts;
}

function partSize(count: number): number | undefined {
	if (count <= PAGE) return undefined;
	let size = PAGE;
	while (count > size * PAGE) size *= PAGE;
	return size;
}
