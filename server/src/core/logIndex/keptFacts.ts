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

function factsOf(count: number, known: Map<unknown, unknown[]>): KeptFacts {
	return {
		of<T, I>(index: I, read: (index: I, number: number) => T) {
			let values = known.get(read);
			if (!values) {
				values = new Array<unknown>(count).fill(UNREAD);
				known.set(read, values);
			}
			const facts = values;
			return (number) => {
				let fact = facts[number];
				if (fact === UNREAD) {
					fact = read(index, number);
					facts[number] = fact;
				}
				return fact as T;
			};
		},
		changed(countAfter, { from, to, by }) {
			const after = new Map<unknown, unknown[]>();
			for (const [read, values] of known) {
				const fresh = new Array<unknown>(to - from).fill(UNREAD);
				after.set(read, values.slice(0, from).concat(fresh, values.slice(to - by)));
			}
			return factsOf(countAfter, after);
		},
		standing(countAfter, stands) {
			const after = new Map<unknown, unknown[]>();
			for (const [read, values] of known) {
				const kept = new Array<unknown>(countAfter).fill(UNREAD);
				for (let number = 0; number < countAfter; number++) if (stands(number)) kept[number] = values[number];
				after.set(read, kept);
			}
			return factsOf(countAfter, after);
		},
	};
}
