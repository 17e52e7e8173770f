// Watches the standard error of server processes for the reason of their exit.

import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Tracks the standard error of successive server processes. */
export class LastWords {
	#ranOutOfMemory = false;
	#end: Promise<void> = Promise.resolve();

	/** Listens to the standard error of a new process; `line` receives each line. */
	listenTo(stderr: Readable, line: (text: string) => void): void {
		this.#ranOutOfMemory = false;
		const lines = createInterface({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY });
		lines.on("line", (text) => {
			if (OUT_OF_MEMORY.test(text)) this.#ranOutOfMemory = true;
			line(text);
		});
		this.#end = new Promise((resolve) => lines.once("close", resolve));
	}

	/**
	 * Resolves, once the exited process has closed its standard error or a time limit has passed, to whether it ran out of
	 * memory.
	 */
	async ranOutOfMemory(): Promise<boolean> {
		await Promise.race([this.#end, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
		return this.#ranOutOfMemory;
	}
}

/** V8's message when the heap is full. */
const OUT_OF_MEMORY = /^FATAL ERROR: .*out of memory/;

/** The limit is needed because another process may have inherited the standard error and keep it open. */
const PATIENCE_MS = 1000;
