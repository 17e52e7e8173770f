// Whether a log came as it was written: one look at its lines proves that for most logs, and nothing else has to be tried.

import { shownDialect } from "../dialects/dialects.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { indexLines, isDigit, type LineIndex, skipBlanks } from "../text.ts";
import { mayBeEscaped } from "./entities.ts";
import { hasLineEndEscapes, hasPlainQuote, mayBeDoubled } from "./escapes.ts";
import { hasTags } from "./html.ts";
import { mayHoldHeaders } from "./joined.ts";
import { findAnchor } from "./lead.ts";
import { hasLookAlikes } from "./lookAlikes.ts";
import { hasPrefix } from "./prefix.ts";
import { isEncoded } from "./quotedPrintable.ts";
import { behindName, headerNameEnd, isWholeStart, joinedStartEnd } from "./structure.ts";
import { isTooWide } from "./wrap.ts";

/**
 * True only for an RTCDLL log or a uccapilog in which nothing would be undone. False proves nothing: it is also said of other
 * formats, of logs with HTML in a body, and of those without a line that is too wide to have been wrapped. Total and linear.
 */
export function isIntact(text: string): boolean {
	if (hasLineEndEscapes(text) || isEncoded(text) || hasTags(text) || mayBeEscaped(text) || hasLookAlikes(text)) {
		return false;
	}
	if (mayHoldHeaders(text) || ARROWS.test(text)) return false;
	const lines = indexLines(text);
	const id = shownDialect(text, lines)?.id;
	return (id === "rtcdll" || id === "uccapi") && isLaidOutAsWritten(text, lines);
}

/** In the mark of pidgin-sipe, the only line that begins a record and has no `SIGN`. */
const ARROWS = />>>>|<<<</;

/**
 * True when no prefix is to be mended, no lead to be taken off, no blank line to be taken out, no line to be joined to
 * another one or split, and no quote to be halved. Prefixes and start lines show by a sign that few other lines have, so that
 * the engine's own search passes over nearly all of the text.
 */
function isLaidOutAsWritten(text: string, lines: LineIndex): boolean {
	let mayHaveDoubledQuotes = mayBeDoubled(text);
	let mayBeWrapped = true;
	let records = 0;
	let ledHeads = 0;
	let blanks = 0;
	let inHeaders = false;
	let sign = -1;
	for (let line = 0; line < lines.count; line++) {
		const start = lines.start(line);
		const end = lines.end(line);
		const first = skipBlanks(text, start, end);
		if (first === end) {
			blanks++;
			inHeaders = false;
			continue;
		}
		if (blanks > 1 && isHeader(text, start, end)) return false;
		blanks = 0;
		if (isDigit(text.charCodeAt(start)) && scanPrefix(text, start, PREFIX)) {
			const { textStart } = PREFIX;
			if (joinedStartEnd(text, textStart, end) >= 0) return false;
			records++;
			inHeaders = (mayBeWrapped || mayHaveDoubledQuotes) && isWholeStart(text, textStart, end);
			if (mayBeWrapped && isTooWide(text, start, end)) mayBeWrapped = false;
			continue;
		}
		if (inHeaders) {
			if (mayBeWrapped && isTooWide(text, start, end)) mayBeWrapped = false;
			if (mayHaveDoubledQuotes && hasPlainQuote(text, start, end)) mayHaveDoubledQuotes = false;
		}
		if (sign < start) sign = nextSign(text, start);
		if (sign >= end) continue;
		if (hasPrefix(text.slice(start, end))) return false;
		if (first === start && isHeader(text, start, end)) continue;
		if (joinedStartEnd(text, behindName(text, start), end) >= 0) return false;
		if (findAnchor(text, start, end)?.isHead) ledHeads++;
	}
	return !mayBeWrapped && !mayHaveDoubledQuotes && ledHeads <= 2 * records;
}

function isHeader(text: string, start: number, end: number): boolean {
	return headerNameEnd(text, start, end) >= 0;
}

/** Where the next sign begins from `from` on, which no line end parts; the length of the text where there is none. */
function nextSign(text: string, from: number): number {
	SIGN.lastIndex = from;
	return SIGN.exec(text)?.index ?? text.length;
}

/**
 * What each line has that begins a record or a message, and each prefix that is to be mended: a version, or two colons that are
 * as close to each other as those of a time or those at the end of a prefix.
 */
const SIGN = /:(?:[ \t\u00a0]?|..):|[Ss][Ii][Pp]\//g;
const PREFIX = emptyPrefix();
