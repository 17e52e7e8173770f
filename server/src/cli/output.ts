// Standard output and standard error, for text that may hold pieces of a log.

import { once } from "node:events";
import { printable } from "../core/index.ts";
import { READER_GONE, UNREADABLE } from "./status.ts";

/** Writes to the standard output and waits until it can take more: a report can be larger than any buffer. */
export async function write(text: string): Promise<void> {
	watchForClosing();
	if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Says a sentence on the standard error. */
export function say(sentence: string): void {
	watchForClosing();
	process.stderr.write(`rtcdll: ${printable(sentence)}\n`);
}

let watching = false;

function watchForClosing(): void {
	if (watching) return;
	watching = true;
	process.stdout.on("error", (error: NodeJS.ErrnoException) => {
		// Whoever reads our output may have seen enough (`| head`). Nobody is left to write for, and nothing went wrong; but
		// nobody has seen all of it either, so that no status speaks of findings.
		if (error.code === "EPIPE") process.exit(READER_GONE);
		say(`The output could not be written: ${error.message}.`);
		process.exit(UNREADABLE);
	});
	// Where the sentence that explains the status is lost, the status must not be one that means something else.
	process.stderr.on("error", () => process.exit(UNREADABLE));
}
