// Numbers as bytes: what a binary format is put together from.

/** Concatenates the parts. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Zeros that pad `length` bytes to a multiple of four. */
export function padding(length: number): Uint8Array {
	return new Uint8Array(-length & 3);
}

/** Integers of 16 or 32 bits, in the byte order given by the name. */
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
