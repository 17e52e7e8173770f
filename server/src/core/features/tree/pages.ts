// Splits long lists into nested pages, so that opening one never shows more than a page and never requires paging through
// all.

/** The maximum number of children. */
export const PAGE = 250;

/** A part of a list, end exclusive. */
export interface Part {
	readonly from: number;
	readonly to: number;
}

/** Splits a long part into at most `PAGE` parts; `undefined` if it is short enough to show. */
export function partsOf({ from, to }: Part): readonly Part[] | undefined {
	const size = partSize(to - from);
	if (size === undefined) return undefined;
	const parts: Part[] = [];
	for (let start = from; start < to; start += size) parts.push({ from: start, to: Math.min(start + size, to) });
	return parts;
}

/** The nested parts that contain `at`, from the outermost to the innermost; none if the whole list is short enough. */
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
