// Splits headers, messages and records whose line endings were lost: `SIP/2.0 200 OK From: <…> To: <…> Call-ID: …`.

import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { readStartLine } from "../sip/startLine.ts";
import { isBlank, isDigit, skipBlanks } from "../text.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import {
	HEADER,
	headerNameEnd,
	isName,
	joinedStartEnd,
	LOOSE,
	MESSAGE,
	RECORD,
	START,
	type Structure,
	startLineAt,
} from "./structure.ts";

/**
 * Puts them on separate lines. A message counts as joined if its start line contains a known header. Then all its headers
 * are split before known names, outside of quoted strings and angle brackets, and an XML or SDP body after them is
 * separated. The same applies if a known name follows a value that cannot contain one, such as that of CSeq. `undefined` if
 * there is nothing to split.
 */
export function splitJoined(structure: Structure): Pieces | undefined {
	const { text, lines, kinds } = structure;
	const writer = new PieceWriter(text);
	let splits = 0;
	const joined = joinedMessages(structure);
	let isJoined = false;
	let written = 0;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const kind = kinds[line]!;
		const at = startLineAt(structure, line);
		const head = kind === HEADER ? -1 : joinedStartEnd(text, at, end);
		if (head >= 0) isJoined = true;
		else if (kind === MESSAGE || kind === START) isJoined = joined.has(line);
		if (head < 0 && !(isJoined && (kind === HEADER || kind === LOOSE))) continue;
		// Between messages without records, a blank line marks the end of a message.
		if (head >= 0 && at === start && line > 0 && lines.end(line - 1) > lines.start(line - 1)) {
			writer.copy(written, start);
			writer.put("\n", start, start);
			written = start;
			splits++;
		}
		const first = head >= 0 ? head : skipBlanks(text, start, end);
		for (const { from, to, text: lineEnds } of splitPoints(text, first, end, isJoined)) {
			writer.copy(written, from);
			writer.put(lineEnds, from, to);
			written = to;
			splits++;
		}
	}
	if (splits === 0) return undefined;
	writer.copy(written, text.length);
	return writer.finish();
}

/**
 * Start lines of messages that are on a line of their own, as after wrapping, but have a header line that contains another
 * header: either after a value that cannot contain one, or at least two mandatory ones.
 */
function joinedMessages({ text, lines, kinds }: Structure): ReadonlySet<number> {
	const found = new Set<number>();
	let message = -1;
	for (let line = 0; line < lines.count; line++) {
		const kind = kinds[line]!;
		if (kind >= RECORD && kind <= START) message = kind === RECORD ? -1 : line;
		if (kind !== HEADER || message < 0) continue;
		const end = lines.end(line);
		const first = skipBlanks(text, lines.start(line), end);
		// Fast check, since almost no line has a second colon.
		const colon = text.indexOf(":", first);
		if (!hasColon(text, colon + 1, end, false)) continue;
		if (WHOLE_VALUES.has(nameAt(text, first, end)) && splitPoints(text, first, end, false).length > 0) {
			found.add(message);
		} else if (
			hasColon(text, colon + 1, end, true) &&
			countOf(JOINED_HEADER, text.slice(first, end)) > 1 &&
			splitPoints(text, first, end, true).length > 1
		) {
			found.add(message);
		}
	}
	return found;
}

/** False only for a text without any header that contains another one by these criteria. */
export function mayHoldHeaders(text: string): boolean {
	return TWO_HEADERS.test(text) || BEHIND_VALUE.test(text);
}

/** True if `start..end` contains a colon, followed by a blank if `beforeBlank` is set. */
function hasColon(text: string, start: number, end: number, beforeBlank: boolean): boolean {
	for (let at = start; at < end; at++) {
		if (text.charCodeAt(at) === COLON && (!beforeBlank || isBlank(text.charCodeAt(at + 1)))) return true;
	}
	return false;
}

function countOf(pattern: RegExp, text: string): number {
	let count = 0;
	for (const _ of text.matchAll(pattern)) count++;
	return count;
}

/** A blank that replaces one or two line endings. */
interface Split {
	readonly from: number;
	readonly to: number;
	readonly text: "\n" | "\n\n";
}

/** Where to split `from..end`, which starts with a header or the blank before one. */
function splitPoints(text: string, from: number, end: number, isJoined: boolean): readonly Split[] {
	const splits: Split[] = [];
	let name = "";
	let valueStart = Math.max(from, headerNameEnd(text, from, end));
	let isQuoted = false;
	let isAngled = false;
	let quoteEnd = -1;
	for (let at = from; at < end; at++) {
		const code = text.charCodeAt(at);
		if (isQuoted) {
			if (at >= quoteEnd) isQuoted = false;
			continue;
		}
		if (code === QUOTE) {
			quoteEnd = closingQuote(text, at + 1, end);
			isQuoted = quoteEnd > at;
		} else if (code === LESS_THAN) isAngled = text.charCodeAt(at + 1) !== 63 && angleEnds(text, at, end);
		else if (code === GREATER_THAN) isAngled = false;
		if (!isBlank(code) || isAngled) {
			if (at === from && !isBlank(code)) name = nameAt(text, at, end);
			continue;
		}
		const to = skipBlanks(text, at, end);
		if (to === end) break;
		if (at === from || mayEnd(text, name, valueStart, at, isJoined)) {
			const colon = headerNameEnd(text, to, end);
			if (colon >= 0 && isName(text, to)) {
				splits.push({ from: at, to, text: "\n" });
				name = nameAt(text, to, end);
				valueStart = colon;
				at = colon - 1;
				continue;
			}
		}
		if (isJoined && at > from) {
			if (isHead(text, to, end)) {
				splits.push({ from: at, to, text: scanPrefix(text, to, PREFIX) ? "\n" : "\n\n" });
				const head = scanPrefix(text, to, PREFIX) ? PREFIX.textStart : to;
				const startEnd = joinedStartEnd(text, head, end);
				if (startEnd < 0) {
					// A record without a message extends to the next record.
					at = head - 1;
					name = "";
					continue;
				}
				at = startEnd - 1;
				name = "";
				valueStart = startEnd;
				from = startEnd;
				continue;
			}
			if (name === "content-length" && BODY.test(text.slice(to, to + 6))) {
				splits.push({ from: at, to, text: "\n\n" });
				at = splitBody(text, to, end, splits) - 1;
				name = "";
				continue;
			}
		}
		at = to - 1;
	}
	return splits;
}

/**
 * Scans a body that starts at `at`, splitting SDP before its fields. Returns the offset of the next record or message, or
 * `end`.
 */
function splitBody(text: string, at: number, end: number, splits: Split[]): number {
	const isSdp = text.startsWith("v=0", at);
	let to = at;
	while (to < end) {
		if (!isBlank(text.charCodeAt(to))) {
			to++;
			continue;
		}
		const next = skipBlanks(text, to, end);
		if (isHead(text, next, end)) return to;
		if (isSdp && /^[a-z]=/.test(text.slice(next, next + 2))) splits.push({ from: to, to: next, text: "\n" });
		to = next;
	}
	return end;
}

function isHead(text: string, at: number, end: number): boolean {
	const code = text.charCodeAt(at);
	if (isDigit(code)) return scanPrefix(text, at, PREFIX);
	if (code < 65 || code > 90) return false;
	return joinedStartEnd(text, at, end) >= 0 || (end - at < LONGEST_START && readStartLine(text, at, end) !== undefined);
}

function nameAt(text: string, at: number, end: number): string {
	return /^[\w.!%*+`'~-]{1,60}/.exec(text.slice(at, Math.min(end, at + 60)))?.[0].toLowerCase() ?? "";
}

/** True if the value of a header may end before the blank at `end`. */
function mayEnd(text: string, name: string, start: number, end: number, isJoined: boolean): boolean {
	if (FREE_TEXT.has(name)) return false;
	if (isJoined) return true;
	const value = WHOLE_VALUES.get(name);
	return value?.test(text.slice(start, Math.min(end, start + 1000)).trim()) ?? false;
}

/** Values whose end is recognizable, so that anything after them is separate. */
const WHOLE_VALUES: ReadonlyMap<string, RegExp> = new Map([
	["cseq", /^\d+[ \t]+[A-Z]+$/],
	["content-length", /^\d+$/],
	["max-forwards", /^\d+$/],
	["expires", /^\d+$/],
	["via", /^SIP\/2\.0\/\w+ \S+$/i],
]);
const FREE_TEXT: ReadonlySet<string> = new Set(["subject", "organization"]);

/** The closing quote of a string; -1 if there is none, or if the string would contain headers. */
function closingQuote(text: string, at: number, end: number): number {
	const limit = Math.min(end, at + LONGEST_STRING);
	for (let to = at; to < limit; to++) {
		const code = text.charCodeAt(to);
		if (code === BACKSLASH) to++;
		else if (code === QUOTE) return countOf(JOINED_HEADER, text.slice(at, to)) > 1 ? -1 : to;
	}
	return -1;
}

function angleEnds(text: string, at: number, end: number): boolean {
	const limit = Math.min(end, at + LONGEST_ADDRESS);
	for (let to = at; to < limit; to++) if (text.charCodeAt(to) === GREATER_THAN) return true;
	return false;
}

const PREFIX = emptyPrefix();
const BODY = /^(?:<[?!a-z]|v=0 )/i;
const JOINED_HEADER = /[ \t](?:From|To|Call-ID|CSeq|Via|Contact|Content-Length):[ \t]/g;
const TWO_HEADERS = new RegExp(`${JOINED_HEADER.source}[^\\r\\n]*${JOINED_HEADER.source}`);
/** One of the `WHOLE_VALUES`, followed by a name. */
const BEHIND_VALUE =
	/:(?<=(?:cseq|content-length|max-forwards|expires|via)[ \t]{0,4}:)[^\S\r\n]*(?:\d+(?:[ \t]+[A-Z]+)?|SIP\/2\.0\/\w+ \S+)[^\S\r\n]+[a-z][^\s:]*[ \t]{0,4}:/i;
const COLON = 58;
const QUOTE = 34;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const BACKSLASH = 92;
const LONGEST_START = 2000;
const LONGEST_STRING = 20_000;
const LONGEST_ADDRESS = 2000;
