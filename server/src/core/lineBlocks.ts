// Where the lines of a text that was made from others came from: blocks of lines that stand together here and there.

/** Lines that stand together in a text and in its source. Lines are 0-based, and there is at least one. */
export interface LineBlock {
	readonly line: number;
	readonly sourceLine: number;
	readonly count: number;
	/** Which source it is, for a text that has several; the first one, 0, where it is left out. */
	readonly source?: number;
}

/** The fewest blocks for a text of `count` lines, each of which came from a line of the one source. */
export function lineBlocks(count: number, sourceLine: (line: number) => number): readonly LineBlock[] {
	const blocks: LineBlock[] = [];
	for (let line = 0; line < count; ) {
		const first = line;
		const start = sourceLine(first);
		do line++;
		while (line < count && sourceLine(line) === start + line - first);
		blocks.push({ line: first, sourceLine: start, count: line - first });
	}
	return blocks;
}

/**
 * The source of a line and the line there, both 0-based. Takes blocks that ascend in `line`; a line in none of them counts as
 * the nearest one before it that is, and as the first one where there is none. `undefined` without blocks.
 */
export function sourceLineOf(
	blocks: readonly LineBlock[],
	line: number,
): { readonly source: number; readonly line: number } | undefined {
	const block = blocks.findLast((each) => each.line <= line) ?? blocks[0];
	if (!block) return undefined;
	const inside = Math.max(0, Math.min(line - block.line, block.count - 1));
	return { source: block.source ?? 0, line: block.sourceLine + inside };
}
