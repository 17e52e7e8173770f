// Standard output and standard error, for text that may hold pieces of a log.

import { once } from "node:events";
import { printable } from "../core/index.ts";

/** Writes to the standard output and waits until it can take more: a report can be larger than any buffer. */
export async function write(text: string): Promise<void> {
	watchForClosing();
	if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Says a sentence on the standard error. */
export function say(sentence: string): void {
	process.stderr.write(`rtcdll: ${printable(sentence)}\n`);
}

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
