// The bytes of a file, a pipe or the standard input, whatever stands behind a name: no device is read for ever, and what was
// cut while it was read is known.

import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import { isatty } from "node:tty";
import { MOST_BYTES } from "./textInput.ts";

/** Bytes, and whether the file lost some of its end between the first look at it and the last. */
export interface ReadBytes {
	readonly bytes: Uint8Array;
	readonly wasCut: boolean;
}

/** Said by throwing: more bytes than any log may have. */
export class TooLarge extends Error {}

/** Said by throwing: a device, which has no end. */
export class IsDevice extends Error {}

/** Reads a file, or what a pipe gives until it is closed. Throws `TooLarge`, `IsDevice` or an error of the system. */
export function readFile(file: string): ReadBytes {
	const descriptor = openSync(file, "r");
	try {
		return readDescriptor(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** Reads the standard input, which may be a file, a folder or a device too. Throws the same, later. */
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
	// Asked before reading: a file that is too large should not fill the memory first.
	if (stat.size > MOST_BYTES) throw new TooLarge();
	if (stat.isFile() || stat.isDirectory()) {
		const bytes = readFileSync(descriptor);
		return { bytes, wasCut: bytes.length < stat.size && isFromItsStart(descriptor, bytes, stat) };
	}
	const bytes = readToTheEnd(descriptor, isEndless(stat, descriptor) ? 0 : MOST_BYTES);
	return { bytes, wasCut: false };
}

/** A shell may hand over a file of which it has read some lines itself; then what is left is no cut one. */
function isFromItsStart(descriptor: number, bytes: Uint8Array, { size }: Stats): boolean {
	return descriptor !== STANDARD_INPUT || fstatSync(descriptor).size < size || bytes.length === 0;
}

/** A device that is no terminal: most of them give bytes for ever, and the one that gives none is soon found out. */
function isEndless(stat: Stats, descriptor: number): boolean {
	return stat.isBlockDevice() || (stat.isCharacterDevice() && !isatty(descriptor));
}

/** What a pipe or a device gives until its end, at most so many bytes. */
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
