// Turns bytes into the text of an input, or says why that is not possible.

import { constants } from "node:buffer";
import { knownFormat, parseTrace } from "../../core/index.ts";
import { decodeLog } from "../../decode.ts";

/**
 * The result of reading an input. It may have both: the bytes of a binary file can be decoded, but hardly to what the user
 * wanted.
 */
export interface Input {
	readonly text?: string;
	/** What is wrong with the input and what to do about it. */
	readonly problem?: string;
	/** Whether the text is an incomplete but useful part of the file; `problem` then says what is missing. */
	readonly isPartial?: true;
}

/** UTF-16 takes two bytes per character. No other encoding that is read here takes more per ASCII character. */
export const MOST_BYTES = 2 * constants.MAX_STRING_LENGTH;

/** For a file with more bytes, or more characters, than a string can hold. */
export const TOO_LARGE =
	`This log is too large: at most ${constants.MAX_STRING_LENGTH.toLocaleString("en-US")} characters can be read at once. ` +
	"Split it at a record and report on the parts.";

/** How many bytes `isText` needs. */
export const BEGINNING = 65_536;

/** Decodes the bytes of a file. Never throws. */
export function textInput(bytes: Uint8Array): Input {
	try {
		const { text } = decodeLog(bytes);
		const known = knownFormat(bytes);
		if (known) return { text, problem: known.advice };
		return isBinary(text) ? { text, problem: BINARY } : { text };
	} catch {
		// The only way that decoding can fail: the text exceeds the engine's maximum string length.
		return { problem: TOO_LARGE };
	}
}

/** Whether a file that begins with these bytes is text. */
export function isText(beginning: Uint8Array): boolean {
	return textInput(beginning).problem === undefined;
}

/** Text contains no NUL characters. A log with NULs is recognised by the records in its beginning. */
function isBinary(text: string): boolean {
	const beginning = text.slice(0, BEGINNING);
	return beginning.includes("\0") && parseTrace(beginning).index.records.count === 0;
}

const BINARY =
	"This is a binary file, not text. If it is an archive, unpack it first; if a program wrote it, save it as text " +
	"in that program.";
