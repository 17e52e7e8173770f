// Quoted-printable (RFC 2045 §6.7), as a mail is stored: `tag=3D8688=`, a line end behind the last sign.

import { type Pieces, PieceWriter } from "./pieces.ts";
import { mentionsLog, readStructure, type Structure } from "./structure.ts";

/**
 * Decodes the text; `undefined` unless nearly every `=` in it begins a code or ends a line, as quoted-printable demands, and
 * some of these codes stand for `=` itself. A log that is not encoded is full of others.
 */
export function decodeQuotedPrintable({ text, heads }: Structure): Pieces | undefined {
	if (!text.includes("=3D") && !text.includes("=3d")) return undefined;
	let valid = 0;
	let invalid = 0;
	for (const { 1: behind } of text.matchAll(/=([\dA-Fa-f]{2}|[ \t]{0,20}(?:\r\n?|\n|$))?/g)) {
		if (behind === undefined) invalid++;
		else valid++;
	}
	if (valid < 3 || invalid * 10 > valid) return undefined;
	const writer = new PieceWriter(text);
	let from = 0;
	for (const { 0: code, index } of text.matchAll(/(?:=[\dA-Fa-f]{2})+|=[ \t]{0,20}(?:\r\n?|\n|$)/g)) {
		writer.copy(from, index);
		from = index + code.length;
		if (/^=[\dA-Fa-f]/.test(code)) writeBytes(writer, code, index);
	}
	writer.copy(from, text.length);
	const pieces = writer.finish();
	return mentionsLog(pieces.text) && readStructure(pieces.text).heads >= heads ? pieces : undefined;
}

/** Writes what the bytes of `code` stand for: UTF-8, or Latin-1 where they are none. */
function writeBytes(writer: PieceWriter, code: string, start: number): void {
	for (let at = 0; at < code.length; ) {
		const byte = Number.parseInt(code.slice(at + 1, at + 3), 16);
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
		const piece = code.slice(at, at + 3 * length);
		const character = decoded(piece);
		const end = character === undefined ? at + 3 : at + piece.length;
		writer.put(character ?? String.fromCharCode(byte), start + at, start + end);
		at = end;
	}
}

function decoded(piece: string): string | undefined {
	try {
		return decodeURIComponent(piece.replaceAll("=", "%"));
	} catch {
		return undefined;
	}
}
