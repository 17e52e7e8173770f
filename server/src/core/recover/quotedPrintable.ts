// Decodes quoted-printable (RFC 2045 §6.7), in which mail is stored: `tag=3D8688=`, with a soft line break at the end.

import { type Pieces, PieceWriter } from "./pieces.ts";
import { mentionsLog, type Structure } from "./structure.ts";

/**
 * Decodes the text; `undefined` unless nearly every `=` starts a code or ends a line, as quoted-printable requires, and some
 * of the codes stand for `=` itself. A log that is not encoded contains many others.
 */
export function decodeQuotedPrintable({ text }: Structure): Pieces | undefined {
	if (!isEncoded(text)) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (const { 0: codes, index } of text.matchAll(CODES)) {
		writer.copy(from, index);
		from = index + codes.length;
		writeBytes(writer, codes, index);
	}
	writer.copy(from, text.length);
	const pieces = writer.finish();
	return mentionsLog(pieces.text) ? pieces : undefined;
}

/** True if some `=` are encoded, and nearly all start a code or end a line. */
export function isEncoded(text: string): boolean {
	if (!text.includes("=3D") && !text.includes("=3d")) return false;
	let valid = 0;
	let invalid = 0;
	for (let at = text.indexOf("="); at >= 0; at = text.indexOf("=", at + 1)) {
		BEHIND_SIGN.lastIndex = at + 1;
		if (BEHIND_SIGN.test(text)) valid++;
		else invalid++;
	}
	return valid >= 3 && invalid * 10 <= valid;
}

const BEHIND_SIGN = /[\dA-Fa-f]{2}|[ \t]{0,20}(?:\r\n?|\n|$)/y;

/** Consecutive character codes and soft line breaks. */
const CODES = /(?:=[\dA-Fa-f]{2}|=[ \t]{0,20}(?:\r\n?|\n|$))+/g;

/**
 * Writes the decoded bytes of `codes`: as UTF-8, or as Latin-1 if that is invalid. A soft line break may split a character.
 */
function writeBytes(writer: PieceWriter, codes: string, start: number): void {
	const bytes = [...codes.matchAll(/=([\dA-Fa-f]{2})/g)];
	for (let at = 0; at < bytes.length; ) {
		const byte = Number.parseInt(bytes[at]![1]!, 16);
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
		const character = decoded(bytes.slice(at, at + length).map(([code]) => code));
		const last = bytes[at + (character === undefined ? 0 : Math.min(length, bytes.length - at) - 1)]!;
		writer.put(character ?? String.fromCharCode(byte), start + bytes[at]!.index, start + last.index + 3);
		at += character === undefined ? 1 : length;
	}
}

function decoded(codes: readonly string[]): string | undefined {
	try {
		return decodeURIComponent(codes.join("").replaceAll("=", "%"));
	} catch {
		return undefined;
	}
}
