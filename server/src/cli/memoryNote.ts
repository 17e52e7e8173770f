// Warns if a log may need more memory than Node is allowed to use; V8 would abort with a message that helps no user.

import { getHeapStatistics } from "node:v8";

/** A warning for a log of that many characters; `undefined` if there is enough memory. */
export function memoryNote(characters: number, limit = getHeapStatistics().heap_size_limit): string | undefined {
	if (characters * MOST_PER_CHARACTER <= limit) return undefined;
	const [needed, allowed] = [characters * MOST_PER_CHARACTER, limit].map((bytes) => Math.ceil(bytes / 2 ** 20));
	return (
		`It may need up to ${needed} MB of memory, and Node may use ${allowed} MB. If the program runs out of memory, ` +
		`split the log at a record, or set the environment variable NODE_OPTIONS to --max-old-space-size=${needed}.`
	);
}

/** Bytes of heap per character, measured with synthetic logs and the most demanding command, a diagram of the whole log. */
const MOST_PER_CHARACTER = 5;
