// Where things stand in the text: spans, and the lines that a reader counts.

/** A half-open range of UTF-16 offsets into the original text of a log; `start <= end`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** One place where a text became another one: `start..oldEnd` of the old text is `start..newEnd` of the new one. */
export interface TextChange {
	readonly start: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/**
 * The lines of a text as LSP counts them: CRLF, LF and a lone CR each end one. All line numbers are 0-based.
 * A text that ends in a line end has an empty last line, and the empty text has one empty line.
 */
export interface LineIndex {
	/** How many lines there are; at least 1. */
	readonly count: number;
	/** Offset of the first character of `line`; the text's length for a line past the last. */
	start(line: number): number;
	/** Offset behind the last character of `line`, its line end left out. */
	end(line: number): number;
	/** The line that holds `offset`; an offset outside the text counts as its nearest end. */
	lineAt(offset: number): number;
}

/** The lines of one whole text. */
export interface TextLines extends LineIndex {
	/** The lines of the text that this one has become by `change`: only what was put there is searched for line ends. */
	changed(text: string, change: TextChange): TextLines;
}

/** Finds the lines of `text`: one pass with the engine's own search, four bytes kept for each line. */
export function indexLines(text: string): TextLines {
	return new Lines(text, lineStarts(text));
}

class Lines implements TextLines {
	readonly count: number;
	readonly #text: string;
	readonly #starts: Uint32Array;

	constructor(text: string, starts: Uint32Array) {
		this.#text = text;
		this.#starts = starts;
		this.count = starts.length;
	}

	start(line: number): number {
		return line < this.count ? this.#starts[line]! : this.#text.length;
	}

	end(line: number): number {
		let end = this.start(line + 1);
		const from = this.start(line);
		if (end > from && this.#text.charCodeAt(end - 1) === LF) end--;
		if (end > from && this.#text.charCodeAt(end - 1) === CR) end--;
		return end;
	}

	lineAt(offset: number): number {
		return lastAtMost(this.#starts, this.count, offset);
	}

	changed(text: string, { start, oldEnd, newEnd }: TextChange): TextLines {
		// Whether a line begins at an offset is told by the characters on both of its sides: CR and LF may be parted, or meet.
		const kept = this.lineAt(Math.max(0, start - 1)) + 1;
		const from = this.#starts[kept - 1]!;
		const moved = this.lineAt(oldEnd) + 1;
		const put = lineStarts(text.slice(from, newEnd + 1)).subarray(1);
		const last = put.length > 0 && from + put[put.length - 1]! > newEnd ? put.length - 1 : put.length;
		const starts = new Uint32Array(kept + last + this.count - moved);
		starts.set(this.#starts.subarray(0, kept));
		for (let line = 0; line < last; line++) starts[kept + line] = from + put[line]!;
		const by = newEnd - oldEnd;
		for (let line = moved, to = kept + last; line < this.count; line++, to++) starts[to] = this.#starts[line]! + by;
		return new Lines(text, starts);
	}
}

/**
 * The greatest index of the ascending `values` (its first `count` entries) whose value is not above `limit`;
 * 0 when all are above it, and when there are none.
 */
export function lastAtMost(values: ArrayLike<number>, count: number, limit: number): number {
	let low = 0;
	let high = count - 1;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (values[middle]! <= limit) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** True for a space or a tab. */
export function isBlank(code: number): boolean {
	return code === SPACE || code === TAB;
}

/** True for anything that RFC 3261 folding treats as white space: a space, a tab or a piece of a line end. */
export function isSpace(code: number): boolean {
	return code === SPACE || code === TAB || code === CR || code === LF;
}

/** True for 0 to 9. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** The first offset in `start..end` that is no space or tab; `end` when there is none. */
export function skipBlanks(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) at++;
	return at;
}

/** The first offset in `start..end` that is no white space, line ends included; `end` when there is none. */
export function skipSpaces(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	return at;
}

/** `end` moved back over white space, line ends included, but not before `start`. */
export function trimEnd(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
	return at;
}

/** True when `line` has no other characters than spaces and tabs. */
export function isBlankLine(text: string, lines: LineIndex, line: number): boolean {
	const end = lines.end(line);
	return skipBlanks(text, lines.start(line), end) === end;
}

/** What a sticky pattern finds exactly at the offset `at`; `null` for nothing. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** The characters of a span. */
export function slice(text: string, span: Span): string {
	return text.slice(span.start, span.end);
}

/**
 * The same characters as a string of their own. A piece that is cut out of a text keeps the whole text in memory; what is to
 * outlive the text must be copied.
 */
export function copied(piece: string): string {
	// Engines hold on to the text for a piece, for what is cut off a piece, and for a piece put together with nothing.
	let copy = "";
	for (let at = 0; at < piece.length; at += COPIED_AT_ONCE) {
		const codes: number[] = [];
		const end = Math.min(piece.length, at + COPIED_AT_ONCE);
		for (let each = at; each < end; each++) codes.push(piece.charCodeAt(each));
		copy += String.fromCharCode(...codes);
	}
	return copy;
}

const COPIED_AT_ONCE = 8192;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

function lineStarts(text: string): Uint32Array {
	let starts = new Uint32Array((text.length >>> 5) + 16);
	let count = 1;
	let lf = text.indexOf("\n");
	let cr = text.indexOf("\r");
	while (lf >= 0 || cr >= 0) {
		let next: number;
		if (cr >= 0 && (lf < 0 || cr < lf)) {
			next = cr + 1 === lf ? lf + 1 : cr + 1;
			cr = text.indexOf("\r", next);
		} else {
			next = lf + 1;
		}
		if (next > lf && lf >= 0) lf = text.indexOf("\n", next);
		if (count === starts.length) starts = grown(starts);
		starts[count++] = next;
	}
	return starts.slice(0, count);
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(array.length * 2);
	larger.set(array);
	return larger;
}
