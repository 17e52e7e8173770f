// How an editor counts the columns of a line: in UTF-16 units as we do, in bytes of UTF-8, or in code points.

import { type LineIndex, octetsOf } from "../core/index.ts";
import type { PositionEncoding } from "./editor.ts";

/** The lines of a document as its editor counts their columns. Offsets are those of our text, in UTF-16 units. */
export interface DocumentLines extends LineIndex {
	/** How many columns of its line, which begins at `start`, stand before the offset `at`. */
	column(start: number, at: number): number;
	/** The offset of a column in the line `start..end`; one within a character counts as its start, one past the end as the end. */
	offset(start: number, end: number, column: number): number;
}

/** The lines of a text, be they all of it or those of a part of it, with columns in this encoding. */
export function documentLines(lines: LineIndex, text: string, encoding: PositionEncoding): DocumentLines {
	return {
		count: lines.count,
		start: (line) => lines.start(line),
		end: (line) => lines.end(line),
		lineAt: (offset) => lines.lineAt(offset),
		...(encoding === "utf-16" ? UTF_16 : encodedColumns(text, encoding)),
	};
}

/** How many columns a text takes that is one line. */
export function width(text: string, encoding: PositionEncoding): number {
	return encoding === "utf-16" ? text.length : encodedColumns(text, encoding).column(0, text.length);
}

type Columns = Pick<DocumentLines, "column" | "offset">;

const UTF_16: Columns = {
	column: (start, at) => at - start,
	offset: (start, end, column) => Math.min(start + column, end),
};

/**
 * Columns that have to be counted from the start of the line. Of the line that was asked about last it is kept how many
 * stand before every so many characters: a line of any length is read once, in whatever order its places are asked for.
 */
function encodedColumns(text: string, encoding: "utf-8" | "utf-32"): Columns {
	const unitsOf = encoding === "utf-8" ? octetsOf : () => 1;
	let lineStart = -1;
	let marks: Mark[] = [];

	/** The last place of the line, one mark after the other and from there character by character, that is not too far. */
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

/** A place in a line: its offset, and the columns before it. */
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
