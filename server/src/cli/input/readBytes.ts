// Reads the bytes of a file, a pipe or standard input. Never reads an endless device, and detects a file that shrinks while
// it is read.

import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import { isatty } from "node:tty";
import { MOST_BYTES } from "./textInput.ts";

/** The bytes, and whether the file became shorter while it was read. */
export interface ReadBytes {
	readonly bytes: Uint8Array;
	readonly wasCut: boolean;
}

/** Thrown if there are more bytes than any log may have. */
export class TooLarge extends Error {}

/** Thrown for a device, which has no end. */
export class IsDevice extends Error {}

/** Reads a file, or a pipe until it is closed. Throws `TooLarge`, `IsDevice` or a system error. */
export function readFile(file: string): ReadBytes {
	const descriptor = openSync(file, "r");
	try {
		return readDescriptor(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** Reads standard input, which may also be a file, a folder or a device. Rejects with the same errors. */
export async function readStandardInput(): Promise<ReadBytes> {
	const stat = fstatSync(STANDARD_INPUT);
	if (stat.isFile() || stat.isDirectory() || isEndless(stat, STANDARD_INPUT)) return readDescriptor(STANDARD_INPUT);
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new TooLarge();
		chunks.push(chunk);
	}
	return { bytes: Buffer.concat(chunks), wasCut: false };
}

const STANDARD_INPUT = 0;

function readDescriptor(descriptor: number): ReadBytes {
	const stat = fstatSync(descriptor);
	// Checked before reading, so that a file that is too large does not fill the memory first.
	if (stat.size > MOST_BYTES) throw new TooLarge();
	if (stat.isFile() || stat.isDirectory()) {
		const bytes = readFileSync(descriptor);
		return { bytes, wasCut: bytes.length < stat.size && isFromItsStart(descriptor, bytes, stat) };
	}
	const bytes = readToTheEnd(descriptor, isEndless(stat, descriptor) ? 0 : MOST_BYTES);
	return { bytes, wasCut: false };
}

/**
 * False if a shell has already read some lines of the file that it passes as standard input; then the missing bytes are not
 * truncation.
 */
function isFromItsStart(descriptor: number, bytes: Uint8Array, { size }: Stats): boolean {
	return descriptor !== STANDARD_INPUT || fstatSync(descriptor).size < size || bytes.length === 0;
}

/** True for a device other than a terminal. Most of them never end; one that gives nothing is detected when it is read. */
function isEndless(stat: Stats, descriptor: number): boolean {
	return stat.isBlockDevice() || (stat.isCharacterDevice() && !isatty(descriptor));
}

/** Reads a pipe or a device to its end. Throws if it gives more than `most` bytes. */
function readToTheEnd(descriptor: number, most: number): Uint8Array {
	const chunks: Buffer[] = [];
	let size = 0;
	for (;;) {
		const chunk = Buffer.allocUnsafe(CHUNK);
		const count = readSync(descriptor, chunk);
		if (count === 0) return Buffer.concat(chunks);
		size += count;
		if (size > most) throw most === 0 ? new IsDevice() : new TooLarge();
		chunks.push(chunk.subarray(0, count));
	}
}

const CHUNK = 1 << 20;
