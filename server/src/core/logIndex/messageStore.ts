// Stores messages once they are scanned, since most features read the same headers again.

import type { Message } from "../sip/message.ts";
import { messageAt } from "../sip/readMessage.ts";
import { Column } from "./columns.ts";
import type { ReadAnew } from "./keptFacts.ts";

/** Scans a message: appends the positions of its parts, relative to its start, to `into`. */
export type Scan = (message: number, into: number[]) => void;

/** The messages of one text. */
export interface MessageStore {
	read(message: number): Message;
	/** The messages of the text after a change. Unchanged messages are not scanned again, even if they moved. */
	changed(source: Source, anew: ReadAnew): MessageStore;
}

/** Where messages are read from. */
export interface Source {
	readonly text: string;
	/** The number of messages; they are numbered from 0. */
	readonly count: number;
	/** The offset of a message. */
	start(message: number): number;
	readonly scan: Scan;
}

/**
 * Stores the positions of a message's parts as numbers, four bytes each, and creates a message object from them at each
 * request.
 */
export function messageStore(source: Source): MessageStore {
	return storeOf(source, undefined, new Column(16));
}

/** `known` contains, for each message, the index of its first position plus 1, so that 0 marks a message not scanned yet. */
function storeOf(source: Source, known: Uint32Array | undefined, places: Column): MessageStore {
	let begins = known;
	const scanned: number[] = [];
	return {
		read(message) {
			begins ??= new Uint32Array(source.count);
			if (begins[message] === 0) {
				scanned.length = 0;
				source.scan(message, scanned);
				begins[message] = places.count + 1;
				for (const place of scanned) places.push(place);
			}
			return messageAt(source.text, source.start(message), places, begins[message]! - 1);
		},
		changed(after, { from, to, by }) {
			if (!begins) return messageStore(after);
			const moved = new Uint32Array(after.count);
			moved.set(begins.subarray(0, from));
			moved.set(begins.subarray(to - by), to);
			return storeOf(after, moved, places);
		},
	};
}
