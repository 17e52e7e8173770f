// An input of the command line: the text of a file or of the standard input, or why there is none.

import { constants } from "node:buffer";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { knownFormat, parseTrace } from "../core/index.ts";
import { decodeLog } from "./decode.ts";

/** What an input gave. Both can be there: the bytes of a binary file are a text too, but hardly the one that was meant. */
export interface Input {
	readonly text?: string;
	/** What is wrong with the input and what to do about it. */
	readonly problem?: string;
}

/** Reads a file, or the standard input for `-`. Never throws. */
export async function readInput(file: string): Promise<Input> {
	let bytes: Uint8Array;
	try {
		bytes = file === "-" ? await readStandardInput() : readFile(file);
	} catch (error) {
		return { problem: problemText(error as NodeJS.ErrnoException) };
	}
	return decodeInput(bytes);
}

/** How messages name an input. */
export function nameOf(file: string): string {
	return file === "-" ? "standard input" : file;
}

/** Text in UTF-16 takes two bytes a character; no other encoding that is read here takes more bytes than that for ASCII. */
const MOST_BYTES = 2 * constants.MAX_STRING_LENGTH;

class TooLarge extends Error {}

function readFile(file: string): Uint8Array {
	const descriptor = openSync(file, "r");
	try {
		// Asked before reading: a file that is too large should not fill the memory first.
		if (fstatSync(descriptor).size > MOST_BYTES) throw new TooLarge();
		return readFileSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

async function readStandardInput(): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new TooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function decodeInput(bytes: Uint8Array): Input {
	try {
		const { text } = decodeLog(bytes);
		const known = knownFormat(bytes);
		if (known) return { text, problem: known.advice };
		return isBinary(text) ? { text, problem: BINARY } : { text };
	} catch {
		// Decoding is total but for one thing: the engine has a longest string.
		return { problem: TOO_LARGE };
	}
}

/** Text of any kind has no NUL; a log that has one has records before it, and one look at its beginning shows them. */
function isBinary(text: string): boolean {
	const beginning = text.slice(0, 65_536);
	return beginning.includes("\0") && parseTrace(beginning).index.records.count === 0;
}

const BINARY =
	"This is a binary file and no text. If it is an archive, unpack it first; if a program made it, save it there as text.";

const TOO_LARGE =
	`This log is too large: at most ${constants.MAX_STRING_LENGTH.toLocaleString("en-US")} characters can be read at once. ` +
	"Split it at a record and report on the parts.";

function problemText(error: NodeJS.ErrnoException): string {
	if (error instanceof TooLarge || error.code === "ERR_FS_FILE_TOO_LARGE") return TOO_LARGE;
	switch (error.code) {
		case "ENOENT":
		case "ENOTDIR":
			return "There is no such file. Check the path.";
		case "EISDIR":
			return "This is a folder. Name the logs in it.";
		case "EACCES":
		case "EPERM":
			return "You are not allowed to read this file. Ask its owner, or copy it to a place of your own.";
		case "EBUSY":
			return "Another program keeps this file locked. Close that program, or copy the log first.";
		default:
			return `This file could not be read (${error.message}).`;
	}
}
