// Decodes the text of a token into bytes, and bytes into numbers and names. Nothing here fails: missing data is 0 or empty.

/** Decoded bytes, and the number of characters that are not part of the encoding. */
export interface Encoded {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly strange: number;
}

/** Decodes base64; skips white space, and skips and counts other characters outside the alphabet (RFC 4648 §3.3). */
export function decodeBase64(text: string): Encoded {
	return decode(text, BASE64_VALUES, 6);
}

/** Decodes hexadecimal digits in either case; skips white space, and skips and counts other characters. */
export function decodeHex(text: string): Encoded {
	return decode(text, HEX_VALUES, 4);
}

/** The little-endian 16-bit number at `at`. */
export function u16le(bytes: Uint8Array, at: number): number {
	return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** The little-endian 32-bit number at `at`. */
export function u32le(bytes: Uint8Array, at: number): number {
	return (u16le(bytes, at) | (u16le(bytes, at + 2) << 16)) >>> 0;
}

/** The big-endian number in `start..end`; exact up to six bytes. */
export function uintBe(bytes: Uint8Array, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < end; at++) value = value * 256 + (bytes[at] ?? 0);
	return value;
}

/** True if `bytes` contains exactly `expected` at `at`. */
export function startsWith(bytes: Uint8Array, expected: readonly number[], at = 0): boolean {
	return expected.every((byte, index) => bytes[at + index] === byte);
}

/** Little-endian UTF-16, as Windows writes names. */
export function utf16le(bytes: Uint8Array): string {
	const units: string[] = [];
	for (let at = 0; at + 1 < bytes.length; at += 2) units.push(String.fromCharCode(u16le(bytes, at)));
	return units.join("");
}

/** One character per byte, for text in an unknown code page. */
export function latin1(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** UTF-8 if valid, otherwise one character per byte. */
export function utf8(bytes: Uint8Array): string {
	const ascii = latin1(bytes);
	try {
		return decodeURIComponent(ascii.replace(/[^ -~]|%/g, (char) => `%${hex(char.charCodeAt(0), 2)}`));
	} catch {
		return ascii;
	}
}

/** A number in upper-case hexadecimal, padded with zeros. */
export function hex(value: number, digits: number): string {
	return value.toString(16).toUpperCase().padStart(digits, "0");
}

function decode(text: string, values: Int8Array, bitsOfChar: number): Encoded {
	const bytes = new Uint8Array(Math.floor((text.length * bitsOfChar) / 8));
	let length = 0;
	let strange = 0;
	let bits = 0;
	let buffer = 0;
	for (let at = 0; at < text.length; at++) {
		const value = values[text.charCodeAt(at)] ?? STRANGE;
		if (value === STRANGE) strange++;
		if (value < 0) continue;
		buffer = ((buffer << bitsOfChar) | value) & 0xffff;
		bits += bitsOfChar;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length++] = (buffer >>> bits) & 0xff;
	}
	return { bytes: bytes.slice(0, length), strange };
}

const STRANGE = -1;
const PASSED = -2;
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** The position modulo 16 is the value, so both cases of a letter have the same. */
const HEX = "0123456789ABCDEF0123456789abcdef";
const BASE64_VALUES = valuesOf(BASE64, 6);
const HEX_VALUES = valuesOf(HEX, 4);

/** What each character of ASCII stands for. */
function valuesOf(alphabet: string, bitsOfChar: number): Int8Array {
	const values = new Int8Array(128).fill(STRANGE);
	for (const char of " \t\r\n=") values[char.charCodeAt(0)] = PASSED;
	for (let value = 0; value < alphabet.length; value++)
		values[alphabet.charCodeAt(value)] = value & (2 ** bitsOfChar - 1);
	return values;
}
