// Decodes HTML and XML character references in a text without tags: `&lt;sip:alice@contoso.com&gt;`.

import { decodeHTMLStrict } from "entities";
import { structureAfterLead } from "./lead.ts";
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
	// If the leads are escaped too, headers are recognizable only after decoding.
	return isSure || showsMore(structureAfterLead(pieces.text), structureAfterLead(text)) ? pieces : undefined;
}

/**
 * True if the addresses or quoted strings of more header lines are written with character references than without. Bodies do
 * not count, since XML contains such references in any log.
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

/** A quote mark or an indent, written as a reference. */
const LEAD = /^[ \t]{0,40}&(?:gt|nbsp|#62|#160);/im;
/** An address or a parameter value. */
const ESCAPED = /&(?:lt|#0*60|#x0*3c);\s*(?:sips?|tel|urn):|=\s*&(?:quot|#0*34|#x0*22);/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
