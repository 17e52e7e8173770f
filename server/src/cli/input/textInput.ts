// Bytes as the text of an input, or why they are none.

import { constants } from "node:buffer";
import { knownFormat, parseTrace } from "../../core/index.ts";
import { decodeLog } from "../../decode.ts";

/** What an input gave. Both can be there: the bytes of a binary file are a text too, but hardly the one that was meant. */
export interface Input {
	readonly text?: string;
	/** What is wrong with the input and what to do about it. */
	readonly problem?: string;
	/** Whether the text is a beginning of the one that was meant, and worth reading; `problem` says what is missing. */
	readonly isPartial?: true;
}

/** Text in UTF-16 takes two bytes a character; no other encoding that is read here takes more bytes than that for ASCII. */
export const MOST_BYTES = 2 * constants.MAX_STRING_LENGTH;

/** Said of a file that has more bytes, or decodes to more characters, than a string can hold. */
export const TOO_LARGE =
	`This log is too large: at most ${constants.MAX_STRING_LENGTH.toLocaleString("en-US")} characters can be read at once. ` +
	"Split it at a record and report on the parts.";

/** How many bytes `isText` has to see. */
export const BEGINNING = 65_536;

/** The text that the bytes of a file stand for. Never throws. */
export function textInput(bytes: Uint8Array): Input {
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

/** Whether a file that begins with these bytes is a text. */
export function isText(beginning: Uint8Array): boolean {
	return textInput(beginning).problem === undefined;
}

/** Text of any kind has no NUL; a log that has one has records before it, and one look at its beginning shows them. */
function isBinary(text: string): boolean {
	const beginning = text.slice(0, BEGINNING);
	return beginning.includes("\0") && parseTrace(beginning).index.records.count === 0;
}

const BINARY =
	"This is a binary file, not text. If it is an archive, unpack it first; if a program wrote it, save it as text " +
	"in that program.";
