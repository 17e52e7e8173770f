// The messages that somebody has asked for, each scanned once: most of what is said of a log reads the same headers again.

import type { Message } from "../sip/message.ts";
import { messageAt } from "../sip/readMessage.ts";

/** Scans a message: appends the places of its parts to `into`. */
export type Scan = (message: number, into: number[]) => void;

/**
 * Gives messages by their numbers, from 0 to before `count`. The places of their parts are kept as plain numbers, four bytes
 * each; a message is made of them anew at each request.
 */
export function messageStore(text: string, count: number, scan: Scan): (message: number) => Message {
	let places = new Uint32Array(1024);
	let used = 0;
	/** Where the places of a message begin, and 1 more, so that 0 says that it was not scanned yet. */
	let starts: Uint32Array | undefined;
	const scanned: number[] = [];
	return (message) => {
		starts ??= new Uint32Array(count);
		const known = starts[message]!;
		if (known > 0) return messageAt(text, places, known - 1);
		scanned.length = 0;
		scan(message, scanned);
		if (used + scanned.length > places.length) {
			const larger = new Uint32Array(Math.max(places.length * 2, used + scanned.length));
			larger.set(places);
			places = larger;
		}
		places.set(scanned, used);
		const at = used;
		used += scanned.length;
		starts[message] = at + 1;
		return messageAt(text, places, at);
	};
}
