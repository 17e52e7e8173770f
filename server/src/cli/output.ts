// Standard output and standard error, for text that may hold pieces of a log.

import { once } from "node:events";

/** Writes to the standard output and waits until it can take more: a report can be larger than any buffer. */
export async function write(text: string): Promise<void> {
	watchForClosing();
	if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Says a sentence on the standard error. */
export function say(sentence: string): void {
	process.stderr.write(`rtcdll: ${printable(sentence)}\n`);
}

/**
 * Text that does nothing to a terminal: control characters, and those that turn the direction of writing, appear as
 * escapes. A log comes from somebody else and must not be able to move the cursor or to hide what it says.
 */
export function printable(text: string): string {
	return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

let watching = false;

/** Whoever reads our output may have seen enough (`| head`). That is no error, and nobody is left to write for. */
function watchForClosing(): void {
	if (watching) return;
	watching = true;
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") {
			say(`The report could not be written: ${error.message}.`);
			process.exit(2);
		}
		process.exit(0);
	});
}
