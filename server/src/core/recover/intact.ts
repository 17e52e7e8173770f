// Proves quickly that a log is undamaged, which is true of most logs, so that no other recovery step is needed.

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
import { afterName, headerNameEnd, isWholeStart, joinedStartEnd } from "./structure.ts";
import { isTooWide } from "./wrap.ts";

/**
 * True only for an RTCDLL log or a uccapilog that recovery would not change. False proves nothing: it is also returned for
 * other formats, for logs with HTML in a body, and for logs without a line that is too wide to have been wrapped. Total and
 * linear.
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

/** The mark of pidgin-sipe, the only line that starts a record but has no `SIGN`. */
const ARROWS = />>>>|<<<</;

/**
 * True if there is no prefix to repair, no lead or blank line to remove, no line to join or split, and no quote to halve.
 * Prefixes and start lines contain a sign that few other lines have, so the search of the JavaScript engine skips most of
 * the text.
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
		if (joinedStartEnd(text, afterName(text, start), end) >= 0) return false;
		if (findAnchor(text, start, end)?.isHead) ledHeads++;
	}
	return !mayBeWrapped && !mayHaveDoubledQuotes && ledHeads <= 2 * records;
}

function isHeader(text: string, start: number, end: number): boolean {
	return headerNameEnd(text, start, end) >= 0;
}

/** The next sign from `from` on that no line ending interrupts; the length of the text if there is none. */
function nextSign(text: string, from: number): number {
	SIGN.lastIndex = from;
	return SIGN.exec(text)?.index ?? text.length;
}

/**
 * What every line has that starts a record or message, and every prefix to be repaired: a SIP version, or two colons as
 * close to each other as in a time or at the end of a prefix.
 */
const SIGN = /:(?:[ \t\u00a0]?|..):|[Ss][Ii][Pp]\//g;
const PREFIX = emptyPrefix();
