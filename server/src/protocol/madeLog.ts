// A log that is made from other texts: what the server gives, and the way back from its lines.

import type { LineBlock } from "../core/lineBlocks.ts";

export { type LineBlock, sourceLineOf } from "../core/lineBlocks.ts";

/** A log, and where it comes from. */
export interface MadeLog {
	readonly text: string;
	/** Where the lines of `text` came from, ascending in `line`; empty for a text that shows nothing of its source. */
	readonly blocks: readonly LineBlock[];
	/** What was done, or how much was kept, in one line; may be empty. */
	readonly words: string;
	readonly reason?: undefined;
}

/** Without a text there is a sentence for the reader. */
export type MadeLogResult = MadeLog | { readonly text: null; readonly reason: string };
