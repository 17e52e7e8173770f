// Positions in text: spans and lines.

/** A half-open range of UTF-16 offsets into the original text of a log; `start <= end`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * The text of a log: a string, or one that was edited and is kept in pieces (`PiecedText`). Its methods are those of a
 * string.
 */
export interface LogText {
	/** The number of UTF-16 code units. */
	readonly length: number;
	charAt(at: number): string;
	charCodeAt(at: number): number;
	codePointAt(at: number): number | undefined;
	slice(start?: number, end?: number): string;
	indexOf(piece: string, from?: number): number;
	startsWith(piece: string, at?: number): boolean;
	/** The whole text. Costs a copy if it is in pieces. */
	toString(): string;
}

/** A text change: `start..oldEnd` of the old text became `start..newEnd` of the new one. */
export interface TextChange {
	readonly start: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/**
 * The lines of a text as LSP counts them: CRLF, LF and a lone CR each end a line. All line numbers are 0-based. A text that
 * ends in a line ending has an empty last line, and the empty text has one empty line.
 */
export interface LineIndex {
	/** The number of lines; at least 1. */
	readonly count: number;
	/** The offset of the first character of `line`; the text's length for a line after the last. */
	start(line: number): number;
	/** The offset after the last character of `line`, before its line ending. */
	end(line: number): number;
	/** The line that contains `offset`; an offset outside the text is clamped. */
	lineAt(offset: number): number;
}

/** The lines of one complete text. */
export interface TextLines extends LineIndex {
	/** The lines of the text after `change`: only the inserted text is searched for line endings. */
	changed(text: LogText, change: TextChange): TextLines;
}

/** Finds the lines of `text` in one pass with the engine's own search, using four bytes per line. */
export function indexLines(text: LogText): TextLines {
	return new Lines(text, lineStarts(text));
}

class Lines implements TextLines {
	readonly count: number;
	readonly #text: LogText;
	readonly #starts: Uint32Array;

	constructor(text: LogText, starts: Uint32Array) {
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

	changed(text: LogText, { start, oldEnd, newEnd }: TextChange): TextLines {
		// Whether a line begins at an offset depends on the characters on both sides: an edit may separate or join CR and LF.
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
 * The greatest index of the ascending `values` (its first `count` entries) whose value is at most `limit`; 0 if all are
 * greater or there are none.
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

/** True for white space in RFC 3261 folding: a space, a tab or part of a line ending. */
export function isSpace(code: number): boolean {
	return code === SPACE || code === TAB || code === CR || code === LF;
}

/** True for 0 to 9. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** The first offset in `start..end` that is not a space or tab; `end` if there is none. */
export function skipBlanks(text: LogText, start: number, end: number): number {
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) at++;
	return at;
}

/** The first offset in `start..end` that is not white space, including line endings; `end` if there is none. */
export function skipSpaces(text: LogText, start: number, end: number): number {
	let at = start;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	return at;
}

/** `end` moved back over white space, including line endings, but not before `start`. */
export function trimEnd(text: LogText, start: number, end: number): number {
	let at = end;
	while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
	return at;
}

/** True if `line` consists only of spaces and tabs. */
export function isBlankLine(text: LogText, lines: LineIndex, line: number): boolean {
	const end = lines.end(line);
	return skipBlanks(text, lines.start(line), end) === end;
}

/** The match of a sticky pattern exactly at offset `at`; `null` if there is none. */
export function matchAt(pattern: RegExp, text: LogText, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text.toString());
}

/** The text of a span. */
export function slice(text: LogText, span: Span): string {
	return text.slice(span.start, span.end);
}

/**
 * A copy of a string. Engines implement substrings as references that keep the whole text in memory, so what outlives the
 * text must be copied. Logs repeat a few addresses and names thousands of times: while they recur, copies of equal strings are one.
 */
export function copied(piece: string): string {
	if (piece.length > LONGEST_SHARED) return apart(piece);
	const slot = slotOf(piece);
	if (RECENT[slot] !== piece) RECENT[slot] = apart(piece);
	return RECENT[slot]!;
}

/**
 * Engines also keep the text for substrings of substrings, and for concatenation with an empty string. To cut a substring out of
 * a real concatenation, they first have to write it to memory of its own.
 */
function apart(piece: string): string {
	return ` ${piece}`.slice(1);
}

const RECENT = new Array<string>(1024).fill("");
const LONGEST_SHARED = 100;

/** Mixes the length and eight characters, the last ones first: addresses and names often begin alike. */
function slotOf(piece: string): number {
	let slot = piece.length;
	const end = Math.max(0, piece.length - 8);
	for (let at = piece.length - 1; at >= end; at--) slot = Math.imul(slot, 31) + piece.charCodeAt(at);
	return (slot ^ (slot >>> 10)) & (RECENT.length - 1);
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

function lineStarts(text: LogText): Uint32Array {
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
