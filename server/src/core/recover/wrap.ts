// Joins lines that a mail program, editor or terminal wrapped at a fixed width, without the indent that SIP requires.

import { isTokenChar } from "../sip/startLine.ts";
import { isBlank, type LineIndex, skipBlanks } from "../text.ts";
import { firstWordLength, isFull, isSureBlank, joint, lastWordLength } from "./joint.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import { BLANK, headerNameEnd, LOOSE, MESSAGE, OTHER, RECORD, START, type Structure } from "./structure.ts";

/**
 * Joins wrapped lines. The width is learned from the lines of records and headers: no line that could have been wrapped is
 * longer, and lines that do not start with a header follow lines without room for their first word. `undefined` if there is
 * no such width. Records, start lines, known headers, blank lines and SDP lines are never joined to the preceding line.
 */
export function joinWrapped(structure: Structure): Pieces | undefined {
	const wrap = findWidth(structure);
	if (!wrap) return undefined;
	const { text, lines, kinds, isSpaced } = structure;
	const { width, isHard } = wrap;
	const writer = new PieceWriter(text);
	let before = -1;
	let inHeaders = false;
	let isOpenQuote = false;
	let isSdp = false;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const kind = kinds[line]!;
		const previous = line === 0 ? 0 : lines.end(line - 1);
		if (kind === BLANK) {
			const isSpacing = isSpaced && before === line - 1 && line + 1 < lines.count && kinds[line + 1] !== BLANK;
			if (!isSpacing) {
				inHeaders = false;
				before = -1;
			}
			// The next line decides about a blank line that is merely spacing.
			if (!isSpacing) writer.copy(previous, end);
			continue;
		}
		const skipped = line > 0 && kinds[line - 1] === BLANK && before === line - 2 && before >= 0;
		const from = skipped ? lines.end(line - 2) : previous;
		const isJoined =
			before >= 0 &&
			mayFollow(kind, start, end) &&
			isFull(text, lines.start(before), lines.end(before), start, end, width);
		if (isJoined) {
			writer.put(joint(text, lines.start(before), lines.end(before), start, end, width, isHard), from, start);
		} else {
			writer.copy(from, start);
			isOpenQuote = false;
		}
		if (kind >= RECORD && kind <= START) {
			inHeaders = kind !== RECORD;
			isSdp = false;
		} else if (text.startsWith("v=0", start)) isSdp = true;
		writer.copy(start, end);
		isOpenQuote = isQuoteOpen(text, start, end, isOpenQuote);
		before = line;
	}
	writer.copy(lines.end(lines.count - 1), text.length);
	return writer.finish();

	function mayFollow(kind: number, start: number, end: number): boolean {
		if (kind !== LOOSE && kind !== OTHER) return false;
		if ((isBlank(text.charCodeAt(start)) && !isHard) || headerNameEnd(text, start, end) >= 0) return false;
		if (
			!inHeaders &&
			!isOpenQuote &&
			isField(text, start, isSdp) &&
			(isSdp || lines.end(before) - lines.start(before) !== width)
		) {
			return false;
		}
		if (isOpenQuote || !inHeaders || !looksLikeHeader(text, start, end)) return true;
		return isHard && lines.end(before) - lines.start(before) === width;
	}
}

/** The width at which lines were wrapped, and whether they were cut even within words. */
interface Wrap {
	readonly width: number;
	readonly isHard: boolean;
}

function findWidth({ text, lines, kinds, isSpaced }: Structure): Wrap | undefined {
	let width = 0;
	let loose = 0;
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line]! < RECORD) continue;
		const start = lines.start(line);
		const end = lines.end(line);
		if (kinds[line] === LOOSE && !isFolded(line)) loose++;
		// A line with a single long word could not be wrapped.
		if (end - start <= width || !hasBlankInside(text, start, end)) continue;
		if (isTooWide(text, start, end)) return undefined;
		width = end - start;
	}
	if (loose === 0) return findRecordWidth(text, lines, kinds);
	if (width < NARROWEST) return undefined;
	// Bodies were wrapped too, and may have slightly longer lines.
	const firstWidth = width;
	for (let line = 0; line < lines.count; line++) {
		const length = lines.end(line) - lines.start(line);
		if (length <= width || length > firstWidth + 8 || length > WIDEST) continue;
		if (hasBlankInside(text, lines.start(line), lines.end(line))) width = length;
	}
	let full = 0;
	let cut = 0;
	let exact = 0;
	let short = 0;
	let unread = 0;
	for (let line = 1; line < lines.count; line++) {
		if (kinds[line] !== LOOSE || isFolded(line)) continue;
		const before = isSpaced && kinds[line - 1] === BLANK ? line - 2 : line - 1;
		if (before < 0 || kinds[before]! < RECORD) continue;
		const [start, end, next, nextEnd] = [lines.start(before), lines.end(before), lines.start(line), lines.end(line)];
		if (!isFull(text, start, end, next, nextEnd, width)) continue;
		full++;
		// The header parser itself continues an incomplete value.
		if (!/[,;]$/.test(text.slice(end - 1, end))) unread++;
		// A program that cuts within words leaves no room, but for a blank.
		if (end - start < width - 1) short++;
		// Any program cuts a word that is longer than the width.
		if (lastWordLength(text, start, end) + firstWordLength(text, next, nextEnd) > width) continue;
		if (isSureBlank(text, end, next)) continue;
		cut++;
		if (end - start === width) exact++;
	}
	if (unread === 0 || full * 10 < loose * 7) return undefined;
	return { width, isHard: exact > 0 && exact >= short && exact * 10 >= cut * 6 };

	/** Folded as SIP requires (RFC 3261 §7.3.1), which is not damage. */
	function isFolded(line: number): boolean {
		return isBlank(text.charCodeAt(lines.start(line))) && kinds[line - 1] !== START && kinds[line - 1] !== MESSAGE;
	}
}

/** True for a line of a record or header block that would have been wrapped if any had been. */
export function isTooWide(text: string, start: number, end: number): boolean {
	return end - start > WIDEST && hasBlankInside(text, start, end);
}

/**
 * The width at which records without messages were cut: the exact length of many lines that are followed by one without a
 * prefix.
 */
function findRecordWidth(text: string, lines: LineIndex, kinds: Uint8Array): Wrap | undefined {
	let width = 0;
	for (let line = 0; line < lines.count; line++) width = Math.max(width, lines.end(line) - lines.start(line));
	if (width < NARROWEST || width > WIDEST) return undefined;
	let exact = 0;
	let others = 0;
	for (let line = 1; line < lines.count; line++) {
		if (kinds[line] !== OTHER || kinds[line - 1] !== RECORD) continue;
		if (lines.end(line - 1) - lines.start(line - 1) === width && !isBlank(text.charCodeAt(lines.start(line)))) exact++;
		else others++;
	}
	return exact >= 3 && exact > 4 * others ? { width, isHard: true } : undefined;
}

function hasBlankInside(text: string, start: number, end: number): boolean {
	let at = skipBlanks(text, start, end);
	while (at < end - 1 && !isBlank(text.charCodeAt(at))) at++;
	return at < end - 1;
}

/** An SDP line such as `a=rtpmap:0 PCMU/8000` (RFC 8866 §5), or in other bodies a longer name with its value. */
function isField(text: string, start: number, isSdp: boolean): boolean {
	return (isSdp ? /^[a-z]=/ : /^[A-Za-z][\w.-]{0,40}(?::(?![\w.-]{1,40}=")|=(?!"))/).test(
		text.slice(start, start + 90),
	);
}

/** A name, a colon and a blank: an unknown header. */
function looksLikeHeader(text: string, start: number, end: number): boolean {
	let at = start;
	const code = text.charCodeAt(at) | 32;
	if (code < 97 || code > 122) return false;
	while (at < end && isTokenChar(text.charCodeAt(at))) at++;
	return at - start > 1 && text.charAt(at) === ":" && isBlank(text.charCodeAt(at + 1));
}

/** True if a quoted string is still open after `start..end`. */
function isQuoteOpen(text: string, start: number, end: number, wasOpen: boolean): boolean {
	let isOpen = wasOpen;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH && isOpen) at++;
		else if (code === QUOTE) isOpen = !isOpen;
	}
	return isOpen;
}

const QUOTE = 34;
const BACKSLASH = 92;
/** Lines are not wrapped at smaller or greater widths. */
const NARROWEST = 50;
const WIDEST = 132;
