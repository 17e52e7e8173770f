// Whether the end of a log cuts its last message in two.

import { contentLength, findHeader, type Message, REQUIRED_HEADERS } from "../sip/message.ts";
import type { Trace } from "./trace.ts";

/**
 * True for a message that is cut off by the end of the file, or by that of a log with which another process's log was put
 * together: it is the last thing there, and a header that every message has is missing, its last line has no end, or its
 * body is shorter than Content-Length says.
 */
export function isCutOff(trace: Trace, message: number): boolean {
	const { messages, records } = trace.index;
	const record = messages.record(message);
	const isLast = record === records.count - 1;
	if (!isLast && records.process(record) === records.process(record + 1)) return false;
	const read = trace.message(message);
	if (read.headersClosed) return isShort(trace, read);
	const isComplete = REQUIRED_HEADERS.every((name) => findHeader(trace.text, read, name) !== undefined);
	return !isComplete || (isLast && !/[\r\n][ \t]*$/.test(trace.text.slice(-LONGEST_INDENT)));
}

/** What is left of a line that was cut off at its beginning is not longer. */
const LONGEST_INDENT = 100;

/** True when there is less text than Content-Length announces. */
function isShort(trace: Trace, message: Message): boolean {
	const body = message.body ? trace.text.slice(message.body.start, message.span.end) : "";
	return mostOctets(body) < (contentLength(trace.text, message) ?? 0);
}

/**
 * The most octets that a body may have had on the wire: each character that is not ASCII with the four that are the most UTF-8
 * needs, and each line end with two.
 */
export function mostOctets(body: string): number {
	const lineEnds = body.match(/\r\n?|\n/g)?.length ?? 0;
	const others = body.match(/[^\0-\x7f]/g)?.length ?? 0;
	return body.length + lineEnds + 3 * others;
}
