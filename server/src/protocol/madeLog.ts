// Logs derived from other texts, with a mapping of their lines to the sources.

import type { LineBlock } from "../core/lineBlocks.ts";

export { type LineBlock, sourceLineOf } from "../core/lineBlocks.ts";

/** A log and its sources. */
export interface MadeLog {
	readonly text: string;
	/** The sources of the lines of `text`, ascending in `line`; empty for a text that shows nothing of its source. */
	readonly blocks: readonly LineBlock[];
	/** A one-line summary of what was done or kept; may be empty. */
	readonly words: string;
	readonly reason?: undefined;
}

/** The log, or a message for the user. */
export type MadeLogResult = MadeLog | { readonly text: null; readonly reason: string };
