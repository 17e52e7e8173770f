// SIP messages without any prefix, as quoted in a web page, mail or ticket.

import { fillUnknown } from "../log/record.ts";
import { scanHeaders } from "../sip/headerBlock.ts";
import { readStartLine } from "../sip/startLine.ts";
import type { LineIndex, LogText } from "../text.ts";
import type { Dialect } from "./dialect.ts";

/** The dialect: each message is a record. */
export const bare: Dialect = {
	id: "bare",
	format: "SIP messages without a prefix; order and times unknown",
	viewpoint: "unknown",
	isCapture: false,
	hasTimes: false,
	hasProcesses: false,
	hasOrder: false,
	isSure: false,
	isSign: () => false,
	scanPrefix(text, at, into, lines, line) {
		if (!beginsMessage(text, at, lines, line)) return false;
		fillUnknown(into, at);
		return true;
	},
	messageStart: () => -1,
	readFrame: () => undefined,
};

/**
 * True if a message begins at `at` on `line`: a start line, followed by a block with at least two of the five headers that
 * every message has (RFC 3261 §8.1.1). Prose about SIP has a start line at most.
 */
export function beginsMessage(text: LogText, at: number, lines: LineIndex, line: number): boolean {
	const end = lines.end(line);
	if (!readStartLine(text, at, end)) return false;
	const last = Math.min(lines.count, line + 1 + LONGEST_BLOCK);
	let to = line + 1;
	while (to < last && !isStartLine(text, lines, to)) to++;
	const seen = new Set<string>();
	scanHeaders(text, lines, line + 1, to, (nameStart, nameEnd) => {
		const name = distinctiveHeader(text.slice(nameStart, Math.min(nameEnd, nameStart + LONGEST_NAME)));
		if (name !== undefined) seen.add(name);
		return seen.size >= ENOUGH;
	});
	return seen.size >= ENOUGH;
}

const ENOUGH = 2;
const LONGEST_NAME = 20;

/**
 * The compact form (or the only form) of a header that every message has (RFC 3261 §7.3.3); `undefined` for other headers.
 */
export function distinctiveHeader(name: string): string | undefined {
	return TELLING.get(name.toLowerCase());
}

/** Separate from the table of all headers, which is large and otherwise not needed by the client's language detection. */
const TELLING: ReadonlyMap<string, string> = new Map([
	["via", "v"],
	["v", "v"],
	["from", "f"],
	["f", "f"],
	["to", "t"],
	["t", "t"],
	["call-id", "i"],
	["i", "i"],
	["cseq", "cseq"],
]);

/** The maximum number of lines examined after a start line; the five headers come early. */
const LONGEST_BLOCK = 60;

function isStartLine(text: LogText, lines: LineIndex, line: number): boolean {
	return readStartLine(text, lines.start(line), lines.end(line)) !== undefined;
}
