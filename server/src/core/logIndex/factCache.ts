// Caches facts about individual records or messages across changes of the log.

/** Computes something about a record or message, given its number. */
export type Fact<T> = (number: number) => T;

/** Which records or messages were parsed again: `from..to`. The numbers from `to` on were increased by `by`. */
export interface ReparsedRange {
	readonly from: number;
	readonly to: number;
	readonly by: number;
}

/** The facts about the records or messages of one text, each computed at the first request. */
export interface FactCache {
	/**
	 * A function that returns the cached result of `read` for each of them. `read` itself is the key, so it must be a
	 * module-level function, not a closure. It may use only its record or message, and its result must be independent of the
	 * position: no offsets, lines or numbers, and no pieces of the text that are not `copied`.
	 */
	of<T, I>(index: I, read: (index: I, number: number) => T): Fact<T>;
	/** The facts after a change to `count` records or messages: those about unchanged ones are kept. */
	changed(count: number, reparsed: ReparsedRange): FactCache;
	/** The facts about `count` items with the same numbers as before: those for which `isUnchanged` returns true are kept. */
	unchanged(count: number, isUnchanged: (number: number) => boolean): FactCache;
}

/** No facts yet, about `count` records or messages. */
export function factCache(count: number): FactCache {
	return factsOf(count, new Map());
}

const UNREAD = Symbol("unread");

/**
 * The facts of one kind, in pieces. Two versions of a log share the pieces without differences, so the cost of keeping facts
 * depends on the size of the change, and a fact computed in one version is known in the other.
 */
type Pieces = readonly unknown[][];

const PIECE_BITS = 9;
const PIECE = 1 << PIECE_BITS;

/** The known facts of one kind, and the function that returns them. */
interface Kind {
	readonly pieces: Pieces;
	readonly fact: Fact<unknown>;
}

function factsOf(count: number, known: ReadonlyMap<unknown, Pieces>): FactCache {
	const kinds = new Map<unknown, Kind>();
	return {
		of<T, I>(index: I, read: (index: I, number: number) => T) {
			let kind = kinds.get(read);
			if (!kind) {
				kind = kindOf(index, read, known.get(read) ?? piecesOf(count, () => UNREAD));
				kinds.set(read, kind);
			}
			return kind.fact as Fact<T>;
		},
		changed(countAfter, { from, to, by }) {
			const keeps = (start: number, end: number) => end <= from || (by === 0 && start >= to);
			const before = (number: number) => (number < from ? number : number < to ? NOWHERE : number - by);
			return factsOf(countAfter, moved(countAfter, keeps, before));
		},
		unchanged(countAfter, isUnchanged) {
			const before = (number: number) => (isUnchanged(number) ? number : NOWHERE);
			const whole = piecesOf(countAfter, isUnchanged).map((piece) => piece.every(Boolean));
			return factsOf(
				countAfter,
				moved(countAfter, (start) => whole[start >> PIECE_BITS]!, before),
			);
		},
	};

	/** The facts under new numbers. A piece is reused if `keeps` returns true for its numbers `start..end`. */
	function moved(
		countAfter: number,
		keeps: (start: number, end: number) => boolean,
		before: (number: number) => number,
	): ReadonlyMap<unknown, Pieces> {
		const after = new Map<unknown, Pieces>();
		const old = [...known, ...[...kinds].map(([read, { pieces }]) => [read, pieces] as const)];
		for (const [read, pieces] of old) {
			const value = (number: number) => factAt(pieces, before(number));
			after.set(
				read,
				piecesOf(countAfter, value, (start, end) => {
					const piece = pieces[start >> PIECE_BITS];
					return piece?.length === end - start && keeps(start, end) ? piece : undefined;
				}),
			);
		}
		return after;
	}
}

const NOWHERE = -1;

function factAt(pieces: Pieces, number: number): unknown {
	return number === NOWHERE ? UNREAD : pieces[number >> PIECE_BITS]![number & (PIECE - 1)];
}

/** Pieces for `count` numbers, each either from `ready` or filled by `value`. */
function piecesOf(
	count: number,
	value: (number: number) => unknown,
	ready?: (start: number, end: number) => unknown[] | undefined,
): Pieces {
	const pieces: unknown[][] = [];
	for (let start = 0; start < count; start += PIECE) {
		const end = Math.min(count, start + PIECE);
		let piece = ready?.(start, end);
		if (!piece) {
			piece = [];
			for (let number = start; number < end; number++) piece.push(value(number));
		}
		pieces.push(piece);
	}
	return pieces;
}

function kindOf<T, I>(index: I, read: (index: I, number: number) => T, pieces: Pieces): Kind {
	return {
		pieces,
		fact(number) {
			const piece = pieces[number >> PIECE_BITS]!;
			let fact = piece[number & (PIECE - 1)];
			if (fact === UNREAD) {
				fact = read(index, number);
				piece[number & (PIECE - 1)] = fact;
			}
			return fact;
		},
	};
}
