// Encoded text within a log: percent encoding, base64, hexadecimal.

import { decodeBase64, decodeHex, hex, latin1, utf8, utf16le } from "../tokens/bytes.ts";
import { encodeUtf8 } from "../utf8.ts";
import type { AddPlace } from "./place.ts";

/** A decoded text, and a function to encode its replacement. */
export interface Decoded {
	readonly text: string;
	/** Encodes another text in the same way. */
	encode(text: string): string;
}

/** Finds percent-encoded text in a line or part of one. It may contain any other kind of data. */
export function findPercents(line: string, add: AddPlace): void {
	if (!line.includes("%")) return;
	for (const { 0: run, index } of line.matchAll(PERCENT_RUN)) {
		// The zone of an IPv6 address also follows a percent sign.
		if (decodePercents(run)) add(index, index + run.length, "encoded");
	}
}

/** Finds base64 and hexadecimal text in a line or part of one. */
export function findEncodedWords(line: string, add: AddPlace): void {
	for (const { 0: run, index } of line.matchAll(RUN)) {
		if (decodeRun(run)) add(index, index + run.length, "encoded");
	}
}

/** The text in `run`; `undefined` if it contains no readable text. */
export function decodeRun(run: string): Decoded | undefined {
	if (run.includes("%")) return decodePercents(run);
	return decodeDigits(run) ?? decodeCharacters(run);
}

const PERCENT_RUN = /(?<![\w.~%+!*$-])[\w.~%+!*$-]*%[0-9a-f]{2}[\w.~%+!*$-]*/gi;

/**
 * Three base64 characters that can encode ASCII, as far as three characters tell. Most words in a log fail this test early.
 */
const THREE = "[I-Za-f][C-HS-Xi-nyz0-3][ABEFIJMNQRUVYZcdghklopstwx014589]";

/**
 * Base64 of at least four ASCII characters or two UTF-16 ones as in Windows, or hexadecimal digits of at least three ASCII
 * characters.
 */
const RUN = new RegExp(
	"(?<![\\w+/=-])(?:" +
		`${THREE}[\\w+/](?:${THREE}[A-Za-z0-9+/]*={0,2}|[I-Za-f][AQgw](?:==)?)` +
		"|[I-Za-f][AQgw][ABEFIJMNQRUVYZcdghklopstwx014589][\\w+/]A[A-Za-z0-9+/]{3,}={0,2}" +
		"|(?:[2-7][0-9A-Fa-f]){3,}" +
		")(?![\\w+/=-])",
	"g",
);

/** RFC 3986 §2.1 */
function decodePercents(run: string): Decoded | undefined {
	const bytes = run.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
		String.fromCharCode(Number.parseInt(digits, 16)),
	);
	const text = utf8(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
	if (!READABLE.test(text)) return undefined;
	const plain = new Set(run);
	const isLower = /%(?:[a-f]\d|\d[a-f]|[a-f]{2})/.test(run);
	return {
		text,
		encode: (other) =>
			other.replace(/[^\w.~-]/gu, (character) => {
				if (plain.has(character) && character !== "%") return character;
				const encoded = Array.from(octetsOf(character), (octet) => `%${hex(octet, 2)}`).join("");
				return isLower ? encoded.toLowerCase() : encoded;
			}),
	};
}

function decodeDigits(run: string): Decoded | undefined {
	if (!/^(?:[2-7][0-9A-Fa-f]){3,}$/.test(run)) return undefined;
	const text = latin1(decodeHex(run).bytes);
	if (!READABLE.test(text)) return undefined;
	const isLower = run === run.toLowerCase();
	return { text, encode: (other) => (isLower ? hexOf(other).toLowerCase() : hexOf(other)) };
}

/** RFC 4648 §4, of UTF-8 or of the UTF-16 used by Windows. */
function decodeCharacters(run: string): Decoded | undefined {
	const padding = run.endsWith("=");
	const { bytes } = decodeBase64(run);
	const isWide = bytes[1] === 0 && bytes[3] === 0;
	const text = isWide ? utf16le(bytes) : utf8(bytes);
	// Invalid UTF-8 is returned as one character per byte.
	const isBroken = !isWide && text.length === bytes.length && bytes.some((byte) => byte >= 0x80);
	if (isBroken || !READABLE.test(text)) return undefined;
	return {
		text,
		encode: (other) => {
			return base64(isWide ? wide(other) : octetsOf(other), padding);
		},
	};
}

const READABLE = /^[\x20-\x7e\u00a0-\u{10ffff}\t\r\n]{3,}$/u;

function wide(text: string): readonly number[] {
	return Array.from({ length: text.length * 2 }, (_, at) => (text.charCodeAt(at >> 1) >> (at % 2 ? 8 : 0)) & 0xff);
}

/** The octets of UTF-8; half of a surrogate pair is no character that could be encoded. */
function octetsOf(text: string): Uint8Array {
	return encodeUtf8(text.replace(/\p{Cs}/gu, "?"));
}

/** The same as hexadecimal digits. */
function hexOf(text: string): string {
	return Array.from(octetsOf(text), (octet) => hex(octet, 2)).join("");
}

function base64(octets: ArrayLike<number>, padding: boolean): string {
	let encoded = "";
	for (let at = 0; at < octets.length; at += 3) {
		const three = (octets[at]! << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
		const characters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((three >> shift) & 63));
		encoded += characters.slice(0, Math.min(4, octets.length - at + 1)).join("");
	}
	return padding ? encoded.padEnd(Math.ceil(encoded.length / 4) * 4, "=") : encoded;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
