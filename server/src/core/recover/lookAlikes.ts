// Replaces characters that look like those of a log: other blanks, typographic quotes and dashes, and invisible characters.

import { readStartLine } from "../sip/startLine.ts";
import { indexLines } from "../text.ts";
import { findAnchor } from "./lead.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import { hasPrefix } from "./prefix.ts";
import { headerNameEnd, isRecord } from "./structure.ts";

/**
 * Replaces look-alikes with ASCII blanks, quotes and hyphens, only in lines of the log: prefixes, start lines, known
 * headers, and their continuation lines. Quotes are replaced if they enclose a value, and dashes in names, prefixes and
 * Call-IDs. If nearly all blanks in these lines are no-break spaces, they are replaced throughout the text. `undefined` if
 * nothing changes.
 */
export function replaceLookAlikes(text: string): Pieces | undefined {
	if (!hasLookAlikes(text)) return undefined;
	const lines = indexLines(text);
	const isLogLine = new Uint8Array(lines.count);
	let found = 0;
	let ordinary = 0;
	let blanks = 0;
	let inHeaders = false;
	for (let line = 0; line < lines.count; line++) {
		const raw = text.slice(lines.start(line), lines.end(line));
		const plain = LOOK_ALIKE.test(raw) ? plainLine(raw) : raw;
		const kind = lineKind(plain);
		if (kind === "") inHeaders = false;
		else if (kind === "head") inHeaders = true;
		if (kind !== "head" && kind !== "header" && !(inHeaders && kind === "other")) continue;
		if (kind === "other" && BODY.test(plain)) {
			inHeaders = false;
			continue;
		}
		isLogLine[line] = 1;
		if (kind === "head" || kind === "header") {
			blanks += count(raw, OTHER_BLANKS);
			ordinary += count(raw, / /g);
		}
		if (raw === plain) continue;
		found++;
	}
	if (found === 0) return undefined;
	const isEverywhere = blanks > ordinary;
	const writer = new PieceWriter(text);
	let written = 0;
	let changes = 0;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const raw = text.slice(start, lines.end(line));
		if (!LOOK_ALIKE.test(raw)) continue;
		const isLog = isLogLine[line] === 1;
		const quotes = isLog && !raw.includes('"');
		const found = isLog || isEverywhere ? raw.matchAll(isLog ? LOOK_ALIKES : OTHER_BLANKS) : edges(raw);
		for (const {
			0: { length },
			index: at,
		} of found) {
			const plain = isLog ? plainCharacter(raw, at, quotes) : length === raw.length ? "" : " ".repeat(length);
			if (plain === raw.slice(at, at + length)) continue;
			writer.copy(written, start + at);
			written = start + at + length;
			writer.put(plain, start + at, start + at + length);
			changes++;
		}
	}
	if (changes === 0) return undefined;
	writer.copy(written, text.length);
	return writer.finish();
}

/** True if the text contains a look-alike. */
export function hasLookAlikes(text: string): boolean {
	return LOOK_ALIKE.test(text);
}

/** The replacement for the look-alike at `at` in a line of the log; the character itself if it may be intended. */
function plainCharacter(line: string, at: number, allQuotes: boolean): string {
	const character = line.charAt(at);
	if (BLANK_CHARACTER.test(character)) return " ";
	if (INVISIBLE.test(character)) return "";
	if (QUOTES.test(character)) {
		const before = line.slice(Math.max(0, at - 2), at);
		const after = line.slice(at + 1, at + 3);
		const isDelimiter = /[=:,\s]\s?$/.test(before) || /^\s?(?:$|[,;<\s])/.test(after);
		return allQuotes || isDelimiter ? '"' : character;
	}
	// A Unicode hyphen is never punctuation. A dash is, unless it is in a name or Call-ID, or before an address.
	if (character === "\u2010" || character === "\u2011") return "-";
	const colon = line.indexOf(":");
	const isInName = at < colon && !/\s/.test(line.slice(0, colon).trim());
	const isInWord = /[\w.]/.test(line.charAt(at - 1)) && /\w/.test(line.charAt(at + 1));
	const isBeforeAddress = /(?:Packet|Received)\s{0,3}$/.test(line.slice(Math.max(0, at - 12), at));
	return isInName || isBeforeAddress || (isInWord && CALL_ID.test(line)) ? "-" : character;
}

/** The line as it would be with ASCII characters. */
function plainLine(line: string): string {
	const quotes = !line.includes('"');
	return line.replace(LOOK_ALIKES, (_, offset: number) => plainCharacter(line, offset, quotes));
}

/** Leading and trailing blanks of a line, if they include non-ASCII ones. */
function edges(line: string): readonly { readonly 0: string; readonly index: number }[] {
	const end = line.trimEnd().length;
	const start = end === 0 ? line.length : line.length - line.trimStart().length;
	const both = [{ 0: line.slice(0, start), index: 0 }, ...(end === 0 ? [] : [{ 0: line.slice(end), index: end }])];
	return both.filter(({ 0: blanks }) => BLANK_CHARACTER.test(blanks));
}

/** The kind of a line, even behind a lead. */
function lineKind(plain: string): "head" | "header" | "other" | "" {
	const first = plain.search(/\S/);
	if (first < 0) return "";
	if (readStartLine(plain, first, plain.length) || hasPrefix(plain) || isRecord(plain, first, plain.length))
		return "head";
	if (headerNameEnd(plain, first, plain.length) >= 0) return "header";
	const anchor = findAnchor(plain, 0, plain.length);
	return anchor === undefined ? "other" : anchor.isHead ? "head" : "header";
}

function count(line: string, pattern: RegExp): number {
	let number = 0;
	for (const _ of line.matchAll(pattern)) number++;
	return number;
}

const BODY = /^\s*(?:<[?!\w]|v=0|- <)/;
const CALL_ID = /^\s*(?:Call.ID|Contact)\s*:/i;
/** Unicode blanks (category Zs) except the space. */
const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const BLANK_CHARACTER = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const QUOTES = /[\u201c-\u201f\u2033\uff02]/;
const LOOK_ALIKE = /[\u00a0\u00ad\u1680\u2000-\u2015\u201c-\u201f\u202f\u2033\u205f\u2060\u2212\u3000\uff02]/;
const LOOK_ALIKES = /[\u00a0\u00ad\u1680\u2000-\u2015\u201c-\u201f\u202f\u2033\u205f\u2060\u2212\u3000\uff02]/g;
