// The Content-Length of a message whose body was redacted.

import { mostOctets } from "../trace/cutOff.ts";

/**
 * The length that goes with the redacted body where `length` went with the original one, in octets. A body that was shorter than
 * announced stays it, and one that was not does not become it: the log tells by that whether its end is cut.
 */
export function redactedLength(length: number, original: string, redacted: string): number {
	if (length === 0) return 0;
	const moved = length + octets(redacted) - octets(original);
	const most = mostOctets(redacted);
	return Math.max(1, mostOctets(original) < length ? Math.max(moved, most + 1) : Math.min(moved, most));
}

/** In UTF-8; the ends of lines are the same in both texts. */
function octets(text: string): number {
	let count = text.length;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x80) continue;
		// Each half of a surrogate pair stands for two of its four octets.
		count += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
	}
	return count;
}
