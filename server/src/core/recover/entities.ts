// Character references of HTML and XML in a text that has no tags: `&lt;sip:alice@contoso.com&gt;`.

import { decodeHTMLStrict } from "entities";
import { structureBehindLead } from "./lead.ts";
import { type Pieces, PieceWriter } from "./pieces.ts";
import { HEADER, type Structure, showsMore } from "./structure.ts";

/** Decodes all character references; `undefined` unless the headers show that the log was escaped. */
export function decodeEntities(structure: Structure): Pieces | undefined {
	const { text } = structure;
	const isSure = isEscaped(structure);
	if (!isSure && !LEAD.test(text)) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
		const character = decodeHTMLStrict(reference);
		if (character === reference) continue;
		writer.copy(from, index);
		from = index + reference.length;
		writer.put(character, index, from);
	}
	writer.copy(from, text.length);
	const pieces = writer.finish();
	// Where the lead is escaped too, no header shows before it is decoded.
	return isSure || showsMore(structureBehindLead(pieces.text), structureBehindLead(text)) ? pieces : undefined;
}

/**
 * True when addresses or quoted strings of header lines are written with character references, and more of them than are
 * not. A body has such references in every log (XML), so it does not count.
 */
export function isEscaped({ text, lines, kinds }: Structure): boolean {
	if (!/&(?:lt|gt|quot|#\d|#x)/i.test(text)) return false;
	let escaped = 0;
	let plain = 0;
	for (let line = 0; line < lines.count; line++) {
		if (kinds[line] !== HEADER) continue;
		const value = text.slice(lines.start(line), Math.min(lines.end(line), lines.start(line) + 2000));
		if (ESCAPED.test(value)) escaped++;
		else if (/<\s*(?:sips?|tel|urn):|=\s*"/i.test(value)) plain++;
	}
	return escaped > plain;
}

/** False only for a text in which nothing would be decoded. */
export function mayBeEscaped(text: string): boolean {
	return text.includes("&") && (ESCAPED.test(text) || LEAD.test(text));
}

/** The mark of a quote, or an indent, written with references. */
const LEAD = /^[ \t]{0,40}&(?:gt|nbsp|#62|#160);/im;
/** An address, or the value of a parameter. */
const ESCAPED = /&(?:lt|#0*60|#x0*3c);\s*(?:sips?|tel|urn):|=\s*&(?:quot|#0*34|#x0*22);/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
