// The output of Wireshark's Follow Stream: the bytes of a stream, with messages directly one after another.

import { fillUnknown } from "../log/record.ts";
import { readStartLine } from "../sip/startLine.ts";
import { isSpace, type LineIndex, type LogText } from "../text.ts";
import { octetsOf } from "../utf8.ts";
import { bare, beginsMessage } from "./bare.ts";
import type { Dialect } from "./dialect.ts";

/**
 * Adapts the dialect to a text; `undefined` if it is not such a stream: it has fewer than four messages, or anything else
 * before the fourth. In a stream a message ends where its Content-Length says (RFC 3261 §18.3), so the next may begin in the
 * middle of a line, after a body without a line ending. Where the lengths do not fit, as after a lost packet, a message must
 * begin a line.
 */
export function openStream(text: LogText, lines: LineIndex): Dialect | undefined {
	const starts = messageStarts(text, lines);
	if (starts.length < FEWEST) return undefined;
	const startAtLine = new Map(starts.map((start) => [lines.lineAt(start), start]));
	const followed = lines.lineAt(starts.at(-1)!);
	return {
		...bare,
		id: "followStream",
		format: "consecutive SIP messages, as Wireshark's Follow Stream saves them; times unknown",
		isCapture: true,
		hasOrder: true,
		isSure: false,
		scanPrefix(text, at, into, lines, line) {
			const start = startAtLine.get(line) ?? (line > followed && beginsMessage(text, at, lines, line) ? at : -1);
			if (start < 0) return false;
			fillUnknown(into, Math.max(at, start));
			return true;
		},
	};
}

/** A text with fewer messages may just as well have been pasted, in any order. */
const FEWEST = 4;

/** The starts of consecutive messages without gaps, from the beginning of the text. */
function messageStarts(text: LogText, lines: LineIndex): readonly number[] {
	const starts: number[] = [];
	let at = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
	while (at < text.length) {
		const line = lines.lineAt(at);
		if (!readStartLine(text, at, lines.end(line))) break;
		starts.push(at);
		const end = messageEnd(text, lines, line);
		if (end < 0) break;
		// Clients keep connections open by sending pairs of line endings ([MS-SIP] 3.1, RFC 5626 §3.5.1).
		at = skipSpace(text, end);
	}
	return starts;
}

/** The end of the body, or -1 if there is no Content-Length or the text ends before it. */
function messageEnd(text: LogText, lines: LineIndex, startLine: number): number {
	let length = -1;
	for (let line = startLine + 1; line < lines.count; line++) {
		const [start, end] = [lines.start(line), lines.end(line)];
		if (start === end) return length < 0 ? -1 : skipOctets(text, lines.start(line + 1), length);
		const found = LENGTH.exec(text.slice(start, Math.min(end, start + 60)));
		if (found) length = Number(found[1]);
	}
	return -1;
}

const LENGTH = /^(?:Content-Length|l)[ \t]*:[ \t]*(\d{1,9})[ \t]*$/i;

/** The offset after this many octets of UTF-8; -1 if it is inside a character or beyond the text. */
function skipOctets(text: LogText, from: number, count: number): number {
	let at = from;
	let left = count;
	while (left > 0 && at < text.length) {
		const code = text.codePointAt(at)!;
		// A viewer may have turned the line ends of the stream into those of its computer.
		left -= code === LF && text.charCodeAt(at - 1) !== CR ? 2 : octetsOf(code);
		at += code > 0xffff ? 2 : 1;
	}
	return left === 0 ? at : -1;
}

const LF = 10;
const CR = 13;

function skipSpace(text: LogText, from: number): number {
	let at = from;
	while (at < text.length && isSpace(text.charCodeAt(at))) at++;
	return at;
}
