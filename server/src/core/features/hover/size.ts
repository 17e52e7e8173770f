// How many bytes of a message the log contains.

import type { Message } from "../../sip/message.ts";
import { isBlankLine, type LineIndex, type LogText, type Span } from "../../text.ts";
import { octetsIn } from "../../utf8.ts";

/**
 * The size of a message in octets as logged: UTF-8 with CRLF line endings, as on the wire. `undefined` if it cannot be
 * determined: blank lines between headers, characters lost in decoding, or excessive length.
 */
export function loggedSize(text: LogText, lines: LineIndex, message: Message): number | undefined {
	const { startSpan, headers, span } = message;
	const last = headers.at(-1);
	const body = bodySize(text, lines, message);
	if (!last || body === undefined || span.end - span.start > LONGEST) return undefined;
	const firstLine = lines.lineAt(startSpan.start);
	const lastLine = lines.lineAt(last.value.end);
	let size = octets(text, startSpan) ?? Number.NaN;
	for (let line = firstLine + 1; line <= lastLine; line++) {
		size += 2 + (octets(text, { start: lines.start(line), end: lines.end(line) }) ?? Number.NaN);
	}
	size += 4 + body;
	return Number.isNaN(size) ? undefined : size;
}

/**
 * `the log shows all of them`, `the log shows 12`: the logged bytes compared with the size on the wire. The line ending
 * after a body cannot be told from the blank lines of the log, so a difference of two bytes is ignored.
 */
export function shownText(counted: number, shown: number): string {
	return Math.abs(counted - shown) <= 2 ? "the log shows all of them" : `the log shows ${shown}`;
}

/** The octets of the body with CRLF line endings, without those after its last line; `undefined` as for a message. */
export function bodySize(text: LogText, lines: LineIndex, { startSpan, body }: Message): number | undefined {
	if (!body) return 0;
	const isDoubleSpaced = isBlankLine(text, lines, lines.lineAt(startSpan.start) + 1);
	if (isDoubleSpaced || body.end - body.start > LONGEST) return undefined;
	const size = octets(text, body);
	if (size === undefined) return undefined;
	let added = 0;
	for (let at = body.start; at < body.end; at++) {
		const code = text.charCodeAt(at);
		if (code === LF && text.charCodeAt(at - 1) !== CR) added++;
		else if (code === CR && text.charCodeAt(at + 1) !== LF) added++;
	}
	return size + added;
}

/** The length in UTF-8; `undefined` if a character was lost. */
function octets(text: LogText, { start, end }: Span): number | undefined {
	const part = text.slice(start, end);
	return part.includes(LOST) ? undefined : octetsIn(part);
}

const LONGEST = 1_000_000;
const LOST = "\ufffd";
const LF = 10;
const CR = 13;
