// The Content-Length of a message whose body was redacted.

import { mostOctets } from "../trace/cutOff.ts";
import { octetsIn } from "../utf8.ts";

/**
 * The length that goes with the redacted body where `length` went with the original one, in octets. A body that was shorter than
 * announced stays it, and one that was not does not become it: the log tells by that whether its end is cut.
 */
export function redactedLength(length: number, original: string, redacted: string): number {
	if (length === 0) return 0;
	// The ends of lines are the same in both texts.
	const moved = length + octetsIn(redacted) - octetsIn(original);
	const most = mostOctets(redacted);
	return Math.max(1, mostOctets(original) < length ? Math.max(moved, most + 1) : Math.min(moved, most));
}
