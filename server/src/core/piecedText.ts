// The text of an edited log in pieces, so that an edit costs what it changes. As one string, each edit would copy the log.

import { type LogText, lastAtMost, type Span } from "./text.ts";

/** A replacement for a span of a text. */
export interface Replacement extends Span {
	readonly text: string;
}

/**
 * The text after replacements, which are in order and do not overlap. The cost depends on the number of pieces, not on their
 * length, except that too many pieces become one string again. Neighbours of at most `small` characters together become one,
 * so that a growing log does not fall into many pieces.
 */
export function replaced(text: LogText, replacements: readonly Replacement[], small = 1 << 16): LogText {
	const pieces: string[] = [];
	const add = (piece: string) => {
		if (piece === "") return;
		const last = pieces.at(-1);
		if (last !== undefined && last.length + piece.length <= small) pieces[pieces.length - 1] = last + piece;
		else pieces.push(piece);
	};
	let at = 0;
	for (const { start, end, text: inserted } of replacements) {
		for (const piece of piecesOf(text, at, start)) add(piece);
		add(inserted);
		at = end;
	}
	for (const piece of piecesOf(text, at, text.length)) add(piece);
	return pieces.length > MOST_PIECES ? pieces.join("") : textOf(pieces);
}

/** A text from its pieces, none of them empty. */
export function textOf(pieces: readonly string[]): LogText {
	return pieces.length > 1 ? new PiecedText(pieces) : (pieces[0] ?? "");
}

/** Beyond this number, finding the piece of an offset would take too long. */
const MOST_PIECES = 128;

function piecesOf(text: LogText, start: number, end: number): readonly string[] {
	return text instanceof PiecedText ? text.pieces(start, end) : [text.slice(start, end)];
}

/** Behaves like the string of its pieces. */
class PiecedText implements LogText {
	readonly length: number;
	#pieces: readonly string[];
	#starts: readonly number[];
	/** The piece of the latest access, which the next one usually concerns, too. */
	#piece = "";
	#from = 0;
	#to = 0;

	constructor(pieces: readonly string[]) {
		const starts: number[] = [];
		let length = 0;
		for (const piece of pieces) {
			starts.push(length);
			length += piece.length;
		}
		this.#pieces = pieces;
		this.#starts = starts;
		this.length = length;
	}

	/** The pieces of the characters `start..end`, both within the text. */
	pieces(start: number, end: number): readonly string[] {
		const found: string[] = [];
		for (let at = start; at < end; at = this.#to) {
			this.#find(at);
			found.push(this.#piece.slice(at - this.#from, Math.min(end, this.#to) - this.#from));
		}
		return found;
	}

	charAt(at: number): string {
		return this.#find(at) ? this.#piece.charAt(at - this.#from) : "";
	}

	charCodeAt(at: number): number {
		return this.#find(at) ? this.#piece.charCodeAt(at - this.#from) : Number.NaN;
	}

	codePointAt(at: number): number | undefined {
		return at < 0 ? undefined : this.slice(at, at + 2).codePointAt(0);
	}

	slice(start = 0, end = this.length): string {
		const from = this.#clamped(start < 0 ? start + this.length : start);
		const to = this.#clamped(end < 0 ? end + this.length : end);
		if (from >= to) return "";
		this.#find(from);
		if (to <= this.#to) return this.#piece.slice(from - this.#from, to - this.#from);
		return this.pieces(from, to).join("");
	}

	indexOf(piece: string, from = 0): number {
		let at = this.#clamped(from);
		if (piece === "") return at;
		for (; this.#find(at); at = this.#to) {
			const found = this.#piece.indexOf(piece, at - this.#from);
			if (found >= 0) return this.#from + found;
			// Or it begins in this piece and continues in the next ones.
			const [end, before] = [this.#to, Math.max(at, this.#to - piece.length + 1)];
			const across = this.slice(before, end + piece.length - 1).indexOf(piece);
			if (across >= 0) return before + across;
			this.#find(end - 1);
		}
		return -1;
	}

	startsWith(piece: string, at = 0): boolean {
		const from = this.#clamped(at);
		return this.slice(from, from + piece.length) === piece;
	}

	toString(): string {
		if (this.#pieces.length > 1) {
			this.#pieces = [this.#pieces.join("")];
			this.#starts = [0];
			this.#from = 0;
			this.#to = 0;
		}
		return this.#pieces[0]!;
	}

	#clamped(at: number): number {
		return Math.min(Math.max(0, at), this.length);
	}

	/** Makes the piece at an offset the current one; false outside the text. */
	#find(at: number): boolean {
		if (at >= this.#from && at < this.#to) return true;
		if (!(at >= 0 && at < this.length)) return false;
		const found = lastAtMost(this.#starts, this.#starts.length, at);
		this.#piece = this.#pieces[found]!;
		this.#from = this.#starts[found]!;
		this.#to = this.#from + this.#piece.length;
		return true;
	}
}
