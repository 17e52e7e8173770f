// What was found out about single records or messages, kept while the log around them changes.

/** Works something out about a record or a message, by its number. */
export type Fact<T> = (number: number) => T;

/** Which of them were read anew: `from..to`. Those from `to` on had numbers that were less by `by`. */
export interface ReadAnew {
	readonly from: number;
	readonly to: number;
	readonly by: number;
}

/** The facts about the records or the messages of one text, each worked out at the first request. */
export interface KeptFacts {
	/**
	 * What `read` makes of each of them. The function itself is the key, so it must be a named one that lives as long as the
	 * program. It may look at its record or message alone, and what it gives must hold wherever that stands: no offset, no
	 * line, no number, and no piece of the text that is not `copied`.
	 */
	of<T, I>(index: I, read: (index: I, number: number) => T): Fact<T>;
	/** The facts after a change, when there are so many records or messages: those about what stands as it did. */
	changed(count: number, anew: ReadAnew): KeptFacts;
	/** The facts about so many things that kept their numbers, as far as each of them `stands` as it did. */
	standing(count: number, stands: (number: number) => boolean): KeptFacts;
}

/** No facts yet, about so many records or messages. */
export function keptFacts(count: number): KeptFacts {
	return factsOf(count, new Map());
}

const UNREAD = Symbol("unread");

/**
 * The facts of one kind, in pieces: two versions of a log share those in which nothing differs, so that keeping facts costs
 * what has changed, and what one version reads the other one knows.
 */
type Pieces = readonly unknown[][];

const PIECE_BITS = 9;
const PIECE = 1 << PIECE_BITS;

/** What is known of one kind, and the function that gives it. */
interface Kind {
	readonly pieces: Pieces;
	readonly fact: Fact<unknown>;
}

function factsOf(count: number, known: ReadonlyMap<unknown, Pieces>): KeptFacts {
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
		standing(countAfter, stands) {
			const before = (number: number) => (stands(number) ? number : NOWHERE);
			const whole = piecesOf(countAfter, stands).map((piece) => piece.every(Boolean));
			return factsOf(
				countAfter,
				moved(countAfter, (start) => whole[start >> PIECE_BITS]!, before),
			);
		},
	};

	/** The facts with other numbers: a piece of them stays where `keeps` says so of its numbers `start..end`. */
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

/** Pieces for so many numbers, each as `ready` has it or of what `value` gives. */
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
