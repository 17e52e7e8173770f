// A part of a log as a text of its own: cuts out whole records and maps lines between the part and the log.

import type { LineBlock } from "../lineBlocks.ts";
import { type LineIndex, type LogText, lastAtMost, type Span, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** Some records of a log, in order. */
export interface Cutting<Text extends LogText = string> {
	readonly text: Text;
	/** The source of the lines, ascending in both numbers; consecutive blocks are not adjacent in the log. */
	readonly blocks: readonly LineBlock[];
}

/** The kept records of the log, unchanged. Text before the first record is dropped. */
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

/** The part of a log that a text shows. All offsets are those of the log. */
export interface Part {
	/** The lines of the text; a position in the log that is not shown maps to the nearest one before it. */
	readonly lines: LineIndex;
	/** True if the line that contains the offset is in the text. */
	shows(offset: number): boolean;
	/** The pieces of the span that are in the text, in order, each without the line ending before the next. */
	pieces(span: Span): readonly Span[];
}

/** The whole log as a part. */
export function wholeOf({ lines }: Trace): Part {
	return { lines, shows: () => true, pieces: (span) => [span] };
}

/** The text as a part of the log; `undefined` if it does not match the log at these blocks, or there are no blocks. */
export function partOf(log: Trace, { text, blocks }: Cutting<LogText>): Part | undefined {
	return blocks.length > 0 && isMadeOf(log, text, blocks) ? layOver(log.lines, blocks) : undefined;
}

function isMadeOf({ text: log, lines }: Trace, text: LogText, blocks: readonly LineBlock[]): boolean {
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
	/**
	 * The last block that begins at or before a line of the log, or the first one; and the distance of the line from its start.
	 */
	const blockAt = (offset: number) => {
		const logLine = log.lineAt(offset);
		const block = lastAtMost(logStarts, size, logLine);
		return { block, inside: logLine - logStarts[block]! };
	};
	const end = (line: number) => log.end(toLog(Math.min(line, count - 1)));
	return {
		lines: {
			count,
			// The empty line after the last line ending maps to the end of the last line, since what follows in the log is not shown.
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
