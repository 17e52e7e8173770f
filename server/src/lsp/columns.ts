// How an editor counts columns: in UTF-16 units, as we do, in bytes of UTF-8, or in code points.

import { type LineIndex, type LogText, octetsOf } from "../core/index.ts";
import type { PositionEncoding } from "./editor.ts";

/** The lines of a document, with columns as its editor counts them. Offsets are in UTF-16 units. */
export interface DocumentLines extends LineIndex {
	/** The column of the offset `at` in the line that begins at `start`. */
	column(start: number, at: number): number;
	/**
	 * The offset of a column in the line `start..end`. A column within a character counts as its start, one past the end as
	 * the end.
	 */
	offset(start: number, end: number, column: number): number;
}

/** Adds columns in `encoding` to lines. `lines` may be all lines of `text` or those of a part of it. */
export function documentLines(lines: LineIndex, text: LogText, encoding: PositionEncoding): DocumentLines {
	return {
		count: lines.count,
		start: (line) => lines.start(line),
		end: (line) => lines.end(line),
		lineAt: (offset) => lines.lineAt(offset),
		...(encoding === "utf-16" ? UTF_16 : encodedColumns(text, encoding)),
	};
}

/** The width in columns of a text without line breaks. */
export function width(text: string, encoding: PositionEncoding): number {
	return encoding === "utf-16" ? text.length : encodedColumns(text, encoding).column(0, text.length);
}

type Columns = Pick<DocumentLines, "column" | "offset">;

const UTF_16: Columns = {
	column: (start, at) => at - start,
	offset: (start, end, column) => Math.min(start + column, end),
};

/**
 * Columns that must be counted from the start of the line. Marks for the last line used, one every `MARK_DISTANCE`
 * characters, let a line of any length be read only once, whatever the order in which its positions are queried.
 */
function encodedColumns(text: LogText, encoding: "utf-8" | "utf-32"): Columns {
	const unitsOf = encoding === "utf-8" ? octetsOf : () => 1;
	let lineStart = -1;
	let marks: Mark[] = [];

	/** The last position in the line that is not too far: looks up the nearest mark, then goes on character by character. */
	function last(start: number, end: number, isTooFar: (place: Mark) => boolean): Mark {
		if (start !== lineStart) {
			lineStart = start;
			marks = [{ at: start, column: 0 }];
		}
		let place = lastMark(marks, isTooFar);
		while (place.at < end) {
			const code = text.codePointAt(place.at)!;
			const next = { at: place.at + (code > 0xffff ? 2 : 1), column: place.column + unitsOf(code) };
			if (next.at > end || isTooFar(next)) break;
			place = next;
			if (place.at >= marks.at(-1)!.at + MARK_DISTANCE) marks.push(place);
		}
		return place;
	}
	return {
		column: (start, at) => last(start, at, (place) => place.at > at).column,
		offset: (start, end, column) => last(start, end, (place) => place.column > column).at,
	};
}

/** A position in a line: its offset and its column. */
interface Mark {
	readonly at: number;
	readonly column: number;
}

const MARK_DISTANCE = 1024;

function lastMark(marks: readonly Mark[], isTooFar: (place: Mark) => boolean): Mark {
	let [low, high] = [0, marks.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (isTooFar(marks[middle]!)) high = middle - 1;
		else low = middle;
	}
	return marks[low]!;
}
