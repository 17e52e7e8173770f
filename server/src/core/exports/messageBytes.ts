// A message as it was on the wire, as far as the log shows it.

import { contentLength, headEnd, headText } from "../sip/message.ts";
import { isBlankLine, type LogText } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { encodeUtf8, octetsOf } from "../utf8.ts";

/**
 * A message from its start line to the end of its body in UTF-8, otherwise unchanged. Excludes the blank lines that logs add
 * after a message. The body ends where Content-Length says; with its last line if the log contains less or the header is
 * missing. A blank line precedes the body even if the log lists messages field by field and names the body instead.
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

/** The offset after this many octets; `undefined` if there are fewer, or if they end within a character. */
function bodyEnd(text: LogText, start: number, limit: number, length: number | undefined): number | undefined {
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
