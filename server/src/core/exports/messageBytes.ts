// A message as it went over the wire, as far as the log has it.

import { contentLength, headEnd, headText } from "../sip/message.ts";
import { isBlankLine } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { encodeUtf8, octetsOf } from "../utf8.ts";

/**
 * A message from its start line to the end of its body, in UTF-8 and otherwise not one character changed. The blank lines that a
 * log has behind a message are no part of it. A body ends where Content-Length says; where the log has less of it, or that
 * header is missing, with its last line. A blank line stands before the body also where a log lists messages field by
 * field and names the body instead.
 */
export function messageBytes(trace: Trace, message: number): Uint8Array {
	const { text, lines } = trace;
	const read = trace.message(message);
	const { startSpan, body, span } = read;
	const blank = lines.lineAt(headEnd(read)) + 1;
	const lineEnd = text.slice(lines.end(blank - 1), lines.start(blank));
	const isBlank = blank < lines.count && lines.start(blank) < span.end && isBlankLine(text, lines, blank);
	if (!isBlank) {
		const head = headText(text, read) + lineEnd + (read.headersClosed ? lineEnd : "");
		return encodeUtf8(head + (body ? text.slice(body.start, body.end) : ""));
	}
	const bodyStart = Math.min(span.end, lines.start(blank + 1));
	const end = bodyEnd(text, bodyStart, span.end, contentLength(text, read));
	return encodeUtf8(text.slice(startSpan.start, end ?? (body ? endOfLine(trace, body.end, span.end) : bodyStart)));
}

/** Where so many octets end; `undefined` where there are not so many, and where they end within a character. */
function bodyEnd(text: string, start: number, limit: number, length: number | undefined): number | undefined {
	if (length === undefined) return undefined;
	let octets = 0;
	let at = start;
	while (octets < length && at < limit) {
		const code = text.codePointAt(at)!;
		octets += octetsOf(code);
		at += code > 0xffff ? 2 : 1;
	}
	return octets === length ? at : undefined;
}

function endOfLine({ lines }: Trace, offset: number, limit: number): number {
	return Math.min(limit, lines.start(lines.lineAt(offset) + 1));
}
