// The messages that somebody has asked for, each scanned once: most of what is said of a log reads the same headers again.

import type { Message } from "../sip/message.ts";
import { messageAt } from "../sip/readMessage.ts";
import { Column } from "./columns.ts";

/** Scans a message: appends the places of its parts to `into`. */
export type Scan = (message: number, into: number[]) => void;

/**
 * Gives messages by their numbers, from 0 to before `count`. The places of their parts are kept as plain numbers, four bytes
 * each; a message is made of them anew at each request.
 */
export function messageStore(text: string, count: number, scan: Scan): (message: number) => Message {
	const places = new Column(1024);
	/** Where the places of a message begin, and 1 more, so that 0 says that it was not scanned yet. */
	let starts: Uint32Array | undefined;
	const scanned: number[] = [];
	return (message) => {
		starts ??= new Uint32Array(count);
		if (starts[message] === 0) {
			scanned.length = 0;
			scan(message, scanned);
			starts[message] = places.count + 1;
			for (const place of scanned) places.push(place);
		}
		return messageAt(text, places, starts[message]! - 1);
	};
}
