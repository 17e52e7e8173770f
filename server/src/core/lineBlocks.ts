// Maps the lines of a derived text to their sources, in blocks of consecutive lines.

/** Lines that are consecutive both in a text and in its source. Lines are 0-based, and there is at least one. */
export interface LineBlock {
	readonly line: number;
	readonly sourceLine: number;
	readonly count: number;
	/** The index of the source for a text with several; 0 if omitted. */
	readonly source?: number;
}

/** The minimal blocks for a text of `count` lines, each of which comes from a line of a single source. */
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
 * The source and source line of a line, both 0-based. Takes blocks that ascend in `line`; a line between blocks counts as
 * the last line of the preceding block, and a line before all blocks as the first line of the first. `undefined` without
 * blocks.
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
