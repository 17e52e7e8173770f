// Writes a text made from pieces of another one, and maps positions between the two.

import { lastAtMost } from "../text.ts";

/** One piece of a recovered text. Offsets are in UTF-16 units, ends exclusive. */
export interface Piece {
	/** Its position in the recovered text. */
	readonly start: number;
	readonly end: number;
	/** Its position in the source. */
	readonly sourceStart: number;
	readonly sourceEnd: number;
	/** True if both texts are equal there; false if the piece replaces a part of the source. */
	readonly isCopy: boolean;
}

/**
 * Maps offsets between a recovered text and its source. Pieces are in order in both texts, so the mapping is monotonic.
 * Parts of the source that were left out are between two pieces.
 */
export interface PieceMap {
	readonly count: number;
	piece(number: number): Piece;
	/** The source offset of the character at `offset` in the recovered text; an offset outside the text is clamped. */
	sourceOffset(offset: number): number;
	/**
	 * The recovered offset of the character at `sourceOffset`; for one that was left out, that of the next one that was not.
	 */
	recoveredOffset(sourceOffset: number): number;
}

/** A text made from another one, and the map between them. */
export interface Pieces {
	readonly text: string;
	readonly map: PieceMap;
}

/** The map of a text that is its own source. */
export function identity(length: number): PieceMap {
	const columns = new Columns();
	columns.push(length, 0, length, true);
	return columns.seal();
}

/** Writes a text from pieces of `source`, which must be used in order. Parts that are skipped are left out. */
export class PieceWriter {
	readonly #source: string;
	readonly #parts: string[] = [];
	readonly #columns = new Columns();
	#length = 0;
	#copyStart = 0;
	#copyEnd = 0;

	constructor(source: string) {
		this.#source = source;
	}

	/** The number of UTF-16 units written so far. */
	get length(): number {
		return this.#length + this.#copyEnd - this.#copyStart;
	}

	/** Copies `start..end` unchanged. */
	copy(start: number, end: number): void {
		if (start >= end) return;
		if (start !== this.#copyEnd) {
			this.#flush();
			this.#copyStart = start;
		}
		this.#copyEnd = end;
	}

	/** Writes `text` in place of `start..end` of the source, which may be empty. */
	put(text: string, start: number, end: number): void {
		if (text === "") return;
		this.#flush();
		this.#copyStart = end;
		this.#copyEnd = end;
		this.#parts.push(text);
		this.#length += text.length;
		this.#columns.push(text.length, start, end, false);
	}

	finish(): Pieces {
		this.#flush();
		return { text: this.#parts.join(""), map: this.#columns.seal() };
	}

	#flush(): void {
		if (this.#copyStart < this.#copyEnd) {
			this.#parts.push(this.#source.slice(this.#copyStart, this.#copyEnd));
			this.#length += this.#copyEnd - this.#copyStart;
			this.#columns.push(this.#copyEnd - this.#copyStart, this.#copyStart, this.#copyEnd, true);
		}
		this.#copyStart = this.#copyEnd;
	}
}

/**
 * The map from the text of `outer` to the source of `inner`, if `outer` was made from the text of `inner`. Linear in the
 * number of pieces.
 */
export function compose(outer: PieceMap, inner: PieceMap): PieceMap {
	const columns = new Columns();
	let at = 0;
	for (let number = 0; number < outer.count; number++) {
		const { start, end, sourceStart, sourceEnd, isCopy } = outer.piece(number);
		while (at + 1 < inner.count && inner.piece(at).end <= sourceStart) at++;
		if (!isCopy) {
			const from = inner.sourceOffset(sourceStart);
			columns.push(end - start, from, Math.max(from, inner.sourceOffset(sourceEnd)), false);
			continue;
		}
		for (let each = at; each < inner.count; each++) {
			const piece = inner.piece(each);
			if (piece.start >= sourceEnd) break;
			const from = Math.max(piece.start, sourceStart);
			const to = Math.min(piece.end, sourceEnd);
			if (from >= to) continue;
			if (piece.isCopy) {
				const shift = piece.sourceStart - piece.start;
				columns.push(to - from, from + shift, to + shift, true);
			} else columns.push(to - from, piece.sourceStart, piece.sourceEnd, false);
		}
	}
	return columns.seal();
}

/** The pieces, stored as numbers. */
class Columns {
	/** The start of each piece in the recovered text. */
	#starts = new Uint32Array(16);
	#sourceStarts = new Uint32Array(16);
	#sourceEnds = new Uint32Array(16);
	#copies = new Uint8Array(16);
	#count = 0;
	#length = 0;

	push(length: number, sourceStart: number, sourceEnd: number, isCopy: boolean): void {
		const count = this.#count;
		const last = count - 1;
		if (isCopy && last >= 0 && this.#copies[last] === 1 && this.#sourceEnds[last] === sourceStart) {
			this.#sourceEnds[last] = sourceEnd;
			this.#length += length;
			return;
		}
		if (count === this.#starts.length) this.#grow();
		this.#starts[count] = this.#length;
		this.#sourceStarts[count] = sourceStart;
		this.#sourceEnds[count] = sourceEnd;
		this.#copies[count] = isCopy ? 1 : 0;
		this.#length += length;
		this.#count++;
	}

	seal(): PieceMap {
		const count = this.#count;
		const length = this.#length;
		const starts = this.#starts.slice(0, count);
		const sourceStarts = this.#sourceStarts.slice(0, count);
		const sourceEnds = this.#sourceEnds.slice(0, count);
		const copies = this.#copies.slice(0, count);
		const end = (number: number) => (number + 1 < count ? starts[number + 1]! : length);
		return {
			count,
			piece: (number) => ({
				start: starts[number]!,
				end: end(number),
				sourceStart: sourceStarts[number]!,
				sourceEnd: sourceEnds[number]!,
				isCopy: copies[number] === 1,
			}),
			sourceOffset(offset) {
				if (count === 0) return 0;
				const number = lastAtMost(starts, count, offset);
				const behind = Math.max(0, offset - starts[number]!);
				if (offset >= end(number)) return sourceEnds[number]!;
				return sourceStarts[number]! + (copies[number] === 1 ? behind : 0);
			},
			recoveredOffset(sourceOffset) {
				if (count === 0) return 0;
				const number = lastAtMost(sourceStarts, count, sourceOffset);
				if (sourceOffset < sourceStarts[number]!) return 0;
				if (sourceOffset >= sourceEnds[number]!) return end(number);
				return starts[number]! + (copies[number] === 1 ? sourceOffset - sourceStarts[number]! : 0);
			},
		};
	}

	#grow(): void {
		const larger = <T extends Uint32Array | Uint8Array>(array: T, made: T): T => {
			made.set(array);
			return made;
		};
		const size = this.#starts.length * 2;
		this.#starts = larger(this.#starts, new Uint32Array(size));
		this.#sourceStarts = larger(this.#sourceStarts, new Uint32Array(size));
		this.#sourceEnds = larger(this.#sourceEnds, new Uint32Array(size));
		this.#copies = larger(this.#copies, new Uint8Array(size));
	}
}
