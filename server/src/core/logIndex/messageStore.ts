// The messages that somebody has asked for, each scanned once: most of what is said of a log reads the same headers again.

import type { Message } from "../sip/message.ts";
import { messageAt } from "../sip/readMessage.ts";
import { Column } from "./columns.ts";
import type { ReadAnew } from "./keptFacts.ts";

/** Scans a message: appends the places of its parts, counted from its start, to `into`. */
export type Scan = (message: number, into: number[]) => void;

/** The messages of one text. */
export interface MessageStore {
	read(message: number): Message;
	/** The messages of the text after a change: of those that stand as they did, wherever they moved, nothing is scanned again. */
	changed(source: Source, anew: ReadAnew): MessageStore;
}

/** What messages are read from. */
export interface Source {
	readonly text: string;
	/** How many messages there are; they have numbers from 0. */
	readonly count: number;
	/** Where a message begins. */
	start(message: number): number;
	readonly scan: Scan;
}

/**
 * The places of the parts of a message are kept as plain numbers, four bytes each; a message is made of them anew at each
 * request.
 */
export function messageStore(source: Source): MessageStore {
	return storeOf(source, undefined, new Column(16));
}

/** `known`: for each message where its places begin, and 1 more, so that 0 says that it was not scanned yet. */
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
