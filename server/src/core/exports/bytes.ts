// Numbers and text as bytes: what a binary format is put together from.

/** The bytes of all parts, one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Zeros that fill up `length` bytes to a multiple of four. */
export function padding(length: number): Uint8Array {
	return new Uint8Array(-length & 3);
}

/** Whole numbers of 16 or 32 bits, in the order of bytes that the name says. */
export const u16le = (...values: readonly number[]) => numbers(values, 2, true);
export const u32le = (...values: readonly number[]) => numbers(values, 4, true);
export const u16be = (...values: readonly number[]) => numbers(values, 2, false);
export const u32be = (...values: readonly number[]) => numbers(values, 4, false);

function numbers(values: readonly number[], size: 2 | 4, isLittle: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(values.length * size));
	for (const [at, value] of values.entries()) {
		if (size === 2) view.setUint16(at * size, value, isLittle);
		else view.setUint32(at * size, value, isLittle);
	}
	return new Uint8Array(view.buffer);
}

/** A text as UTF-8 (RFC 3629); half of a surrogate pair becomes U+FFFD, as every encoder of the Web has it. */
export function utf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let end = 0;
	for (let at = 0; at < text.length; at++) {
		let code = text.codePointAt(at)!;
		if (code > 0xffff) at++;
		else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
		if (code < 0x80) bytes[end++] = code;
		else {
			const more = octetsOf(code) - 1;
			bytes[end++] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
			for (let left = more - 1; left >= 0; left--) bytes[end++] = 0x80 | ((code >> (6 * left)) & 0x3f);
		}
	}
	return bytes.slice(0, end);
}

/** How many bytes a character takes in UTF-8; half of a surrogate pair takes the three of its replacement. */
export function octetsOf(code: number): number {
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code > 0xffff ? 4 : 3;
}
