// What was found out about single messages, kept while the log around them changes.

import type { ChangedMessages } from "./messageColumns.ts";

/** Works something out about one message. */
export type Fact<T> = (message: number) => T;

/** The facts about the messages of one text, each worked out at the first request. */
export interface KeptFacts {
	/**
	 * What `read` makes of each message. The function itself is the key, so it must be a named one that lives as long as the
	 * program. It may look at its message alone, and what it gives must hold for the message wherever it stands: no offset, no
	 * line, no number of a message, and no piece of the text that is not `copied`.
	 */
	of<T, I>(index: I, read: (index: I, message: number) => T): Fact<T>;
	/** The facts after a change: those about messages that stand as they did. */
	changed(count: number, changed: ChangedMessages): KeptFacts;
}

/** No facts yet, about so many messages. */
export function keptFacts(count: number): KeptFacts {
	return factsOf(count, new Map());
}

const UNREAD = Symbol("unread");

function factsOf(count: number, known: Map<unknown, unknown[]>): KeptFacts {
	return {
		of<T, I>(index: I, read: (index: I, message: number) => T) {
			let values = known.get(read);
			if (!values) {
				values = new Array<unknown>(count).fill(UNREAD);
				known.set(read, values);
			}
			const facts = values;
			return (message) => {
				let fact = facts[message];
				if (fact === UNREAD) {
					fact = read(index, message);
					facts[message] = fact;
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
	};
}
