// Stores messages once they are scanned, since most features read the same headers again.

import type { Message } from "../sip/message.ts";
import { messageAt } from "../sip/readMessage.ts";
import type { LogText } from "../text.ts";
import { Column, ShortColumn } from "./columns.ts";
import type { ReparsedRange } from "./factCache.ts";

/** Scans a message: appends the positions of its parts, relative to its start, to `into`. */
export type Scan = (message: number, into: number[]) => void;

/** The messages of one text. */
export interface MessageStore {
	read(message: number): Message;
	/** The messages of the text after a change. Unchanged messages are not scanned again, even if they moved. */
	changed(source: Source, reparsed: ReparsedRange): MessageStore;
}

/** Where messages are read from. */
export interface Source {
	readonly text: LogText;
	/** The number of messages; they are numbered from 0. */
	readonly count: number;
	/** The offset of a message. */
	start(message: number): number;
	readonly scan: Scan;
}

/**
 * Stores the positions of a message's parts as numbers, and creates a message object from them at each request. Most messages
 * are shorter than 64 KiB: two bytes hold a position in them.
 */
export function messageStore(source: Source): MessageStore {
	return storeOf(source, undefined, { short: new ShortColumn(), long: new Column(16) });
}

/** The positions of all messages scanned so far. */
interface Places {
	readonly short: ShortColumn;
	readonly long: Column;
}

/**
 * `known` contains, for each message, where its positions begin: the index in `places.short` plus 1, minus the index in
 * `places.long` minus 1, or 0 for a message not scanned yet.
 */
function storeOf(source: Source, known: Int32Array | undefined, places: Places): MessageStore {
	let begins = known;
	const scanned: number[] = [];
	const scan = (message: number) => {
		scanned.length = 0;
		source.scan(message, scanned);
		const isShort = scanned.every((place) => place < 1 << 16);
		const column = isShort ? places.short : places.long;
		const begin = isShort ? column.count + 1 : -column.count - 1;
		for (const place of scanned) column.push(place);
		return begin;
	};
	return {
		read(message) {
			begins ??= new Int32Array(source.count);
			if (begins[message] === 0) begins[message] = scan(message);
			const begin = begins[message]!;
			const column = begin > 0 ? places.short : places.long;
			return messageAt(source.text, source.start(message), column, Math.abs(begin) - 1);
		},
		changed(after, { from, to, by }) {
			if (!begins) return messageStore(after);
			const moved = new Int32Array(after.count);
			moved.set(begins.subarray(0, from));
			moved.set(begins.subarray(to - by), to);
			return storeOf(after, moved, places);
		},
	};
}
