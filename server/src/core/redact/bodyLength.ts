// Adapts the Content-Length of a message with a redacted body.

import { mostOctets } from "../trace/processes/cutOff.ts";
import { octetsIn } from "../utf8.ts";

/**
 * The Content-Length for the redacted body, given the `length` of the original, in octets. A body that was shorter than
 * announced stays shorter, and one that was not stays complete: readers of the log can tell by this whether it was
 * truncated.
 */
export function redactedLength(length: number, original: string, redacted: string): number {
	if (length === 0) return 0;
	// The ends of lines are the same in both texts.
	const moved = length + octetsIn(redacted) - octetsIn(original);
	const most = mostOctets(redacted);
	return Math.max(1, mostOctets(original) < length ? Math.max(moved, most + 1) : Math.min(moved, most));
}
