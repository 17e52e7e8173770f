// What a server process says on its standard error, as far as that tells why it has ended.

import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The last words of one server process after the other. */
export class LastWords {
	#ranOutOfMemory = false;
	#end: Promise<void> = Promise.resolve();

	/** Listens to the standard error of a new process; `line` gets each line of it. */
	listenTo(stderr: Readable, line: (text: string) => void): void {
		this.#ranOutOfMemory = false;
		const lines = createInterface({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY });
		lines.on("line", (text) => {
			if (OUT_OF_MEMORY.test(text)) this.#ranOutOfMemory = true;
			line(text);
		});
		this.#end = new Promise((resolve) => lines.once("close", resolve));
	}

	/** Resolves with whether the last process, which has ended, ran out of memory: once it has said all, or soon. */
	async ranOutOfMemory(): Promise<boolean> {
		await Promise.race([this.#end, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
		return this.#ranOutOfMemory;
	}
}

/** How V8 ends a process whose heap is full. */
const OUT_OF_MEMORY = /^FATAL ERROR: .*out of memory/;

/** Somebody else may hold the standard error of the process that has ended. */
const PATIENCE_MS = 1000;
