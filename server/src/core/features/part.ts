// A part of a log as a text of its own: cutting whole records out of it, and where the part's lines stand in the log.

import type { LineBlock } from "../lineBlocks.ts";
import { type LineIndex, lastAtMost, type Span, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** Some records of a log, in its order. */
export interface Cutting {
	readonly text: string;
	/** Where the lines come from, ascending in both numbers; two that follow one another are not neighbours in the log. */
	readonly blocks: readonly LineBlock[];
}

/** Those records of the log that are kept, not one character changed. Text before the first record belongs to none. */
export function cutOut({ text, lines, index: { records } }: Trace, isKept: (record: number) => boolean): Cutting {
	const pieces: string[] = [];
	const blocks: LineBlock[] = [];
	let line = 0;
	for (let record = 0; record < records.count; record++) {
		if (!isKept(record)) continue;
		const sourceLine = records.line(record);
		while (record + 1 < records.count && isKept(record + 1)) record++;
		const endLine = records.endLine(record);
		pieces.push(slice(text, { start: lines.start(sourceLine), end: lines.start(endLine) }));
		blocks.push({ line, sourceLine, count: endLine - sourceLine });
		line += endLine - sourceLine;
	}
	return { text: pieces.join(""), blocks };
}

/** What a text shows of a log. All offsets are those of the log. */
export interface Part {
	/** The lines of the text; a place of the log that the text does not show counts as the nearest one before it. */
	readonly lines: LineIndex;
	/** Whether the line that holds the offset is in the text. */
	shows(offset: number): boolean;
	/** The stretches of the span that are in the text, in its order; each is without the line end that parts it from the next. */
	pieces(span: Span): readonly Span[];
}

/** A log as the whole of itself. */
export function wholeOf({ lines }: Trace): Part {
	return { lines, shows: () => true, pieces: (span) => [span] };
}

/** The text as a part of the log; `undefined` where it is not what stands in these blocks, and where there are none. */
export function partOf(log: Trace, { text, blocks }: Cutting): Part | undefined {
	return blocks.length > 0 && isMadeOf(log, text, blocks) ? layOver(log.lines, blocks) : undefined;
}

function isMadeOf({ text: log, lines }: Trace, text: string, blocks: readonly LineBlock[]): boolean {
	let at = 0;
	for (const { sourceLine, count } of blocks) {
		const piece = slice(log, { start: lines.start(sourceLine), end: lines.start(sourceLine + count) });
		if (!text.startsWith(piece, at)) return false;
		at += piece.length;
	}
	return at === text.length;
}

function layOver(log: LineIndex, blocks: readonly LineBlock[]): Part {
	const size = blocks.length;
	const starts = Uint32Array.from(blocks, ({ line }) => line);
	const logStarts = Uint32Array.from(blocks, ({ sourceLine }) => sourceLine);
	const counts = Uint32Array.from(blocks, ({ count }) => count);
	const count = starts[size - 1]! + counts[size - 1]!;

	const toLog = (line: number) => {
		const block = lastAtMost(starts, size, line);
		return logStarts[block]! + line - starts[block]!;
	};
	/** The last block that begins at or before a line of the log, or the first one; and how far behind its start the line is. */
	const blockAt = (offset: number) => {
		const logLine = log.lineAt(offset);
		const block = lastAtMost(logStarts, size, logLine);
		return { block, inside: logLine - logStarts[block]! };
	};
	const end = (line: number) => log.end(toLog(Math.min(line, count - 1)));
	return {
		lines: {
			count,
			// The empty line behind the last line end stands for the end of the last line: what follows in the log is not shown.
			start: (line) => (line < count ? log.start(toLog(line)) : end(line)),
			end,
			lineAt(offset) {
				const { block, inside } = blockAt(offset);
				return starts[block]! + Math.max(0, Math.min(inside, counts[block]! - 1));
			},
		},
		shows(offset) {
			const { block, inside } = blockAt(offset);
			return inside >= 0 && inside < counts[block]!;
		},
		pieces(span) {
			const found: Span[] = [];
			for (let { block } = blockAt(span.start); block < size; block++) {
				const first = log.start(logStarts[block]!);
				if (first >= span.end) break;
				const last = log.end(logStarts[block]! + counts[block]! - 1);
				const piece = { start: Math.max(first, span.start), end: Math.min(last, span.end) };
				if (piece.start < piece.end) found.push(piece);
			}
			return found;
		},
	};
}
