// Whether the memory that Node may use is enough for a log. Where it is not, the engine ends the process in words of its own.

import { getHeapStatistics } from "node:v8";

/** A sentence for a log of so many characters that may need more memory than there is; `undefined` for any other. */
export function memoryNote(characters: number, limit = getHeapStatistics().heap_size_limit): string | undefined {
	if (characters * MOST_PER_CHARACTER <= limit) return undefined;
	const [needed, allowed] = [characters * MOST_PER_CHARACTER, limit].map((bytes) => Math.ceil(bytes / 2 ** 20));
	return (
		`It may need up to ${needed} MB of memory, and Node may use ${allowed} MB. If the program runs out of memory, ` +
		`split the log at a record, or set the environment variable NODE_OPTIONS to --max-old-space-size=${needed}.`
	);
}

/** Bytes of the heap, measured with invented logs and the command that needs most, a diagram of the whole log. */
const MOST_PER_CHARACTER = 5;
