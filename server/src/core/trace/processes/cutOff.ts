// Detects whether the last message of a log is truncated.

import { contentLength, findHeader, type Message, REQUIRED_HEADERS } from "../../sip/message.ts";
import type { Trace } from "../trace.ts";

/**
 * True for a message that is truncated by the end of the file, or by the end of one process's log in a merged file. It must
 * be the last record there, and lack a mandatory header, the end of its last line, or part of the body that Content-Length
 * announces.
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

/** Upper limit for the indentation of a line that was truncated right after it. */
const LONGEST_INDENT = 100;

/** True if the body is shorter than Content-Length. */
function isShort(trace: Trace, message: Message): boolean {
	const body = message.body ? trace.text.slice(message.body.start, message.span.end) : "";
	return mostOctets(body) < (contentLength(trace.text, message) ?? 0);
}

/**
 * The largest number of octets that a body can have had on the wire: four for each non-ASCII character, the most that UTF-8
 * needs, and two for each line ending.
 */
export function mostOctets(body: string): number {
	const lineEnds = body.match(/\r\n?|\n/g)?.length ?? 0;
	const others = body.match(/[^\0-\x7f]/g)?.length ?? 0;
	return body.length + lineEnds + 3 * others;
}
