// Whether a text is mostly a log, or prose that quotes messages.

import { headEnd, type Message } from "../sip/message.ts";
import { isBlankLine, type LineIndex, type LogText } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * True if at least half of the non-blank lines belong to records or SIP messages; a fifth is enough if the records begin as
 * only a client's log does. Linear. Text after a message counts as its body only if it looks like one; prose after an
 * example does not.
 */
export function isMostlyLog({ text, lines, index }: Trace): boolean {
	const { records, messages, dialect } = index;
	let inLog = 0;
	if (dialect.isSure || dialect.id === "bare") {
		for (let message = 0; message < messages.count; message++) {
			inLog += linesOfMessage(text, lines, messages.read(message));
		}
	} else if (messages.count > 0) {
		for (let record = 0; record < records.count; record++) {
			inLog += filledLines(text, lines, records.line(record), records.endLine(record));
		}
	}
	return inLog > 0 && inLog * (dialect.isSure ? 5 : 2) >= filledLines(text, lines, 0, lines.count);
}

function linesOfMessage(text: LogText, lines: LineIndex, message: Message): number {
	const { startSpan, body } = message;
	const first = lines.lineAt(startSpan.start);
	const last = lines.lineAt(headEnd(message));
	const ofHeaders = filledLines(text, lines, first, last + 1);
	if (!body) return ofHeaders;
	const bodyLine = lines.lineAt(body.start);
	const bodyEnd = lines.lineAt(body.end) + 1;
	let end = bodyLine;
	while (
		end < bodyEnd &&
		BODY.test(text.slice(lines.start(end), Math.min(lines.end(end), lines.start(end) + LONGEST_HEAD)))
	) {
		end++;
	}
	return ofHeaders + filledLines(text, lines, bodyLine, end);
}

/** Blank lines, and lines of XML, JSON, SDP, and multipart bodies with their headers. */
const BODY = /^[ \t]*(?:$|[<>{}[\]"]|--|[a-z]=|[A-Za-z-]+:)/;

/** Only this much of a line is examined. */
const LONGEST_HEAD = 200;

function filledLines(text: LogText, lines: LineIndex, from: number, end: number): number {
	let count = 0;
	for (let line = from; line < end; line++) if (!isBlankLine(text, lines, line)) count++;
	return count;
}
