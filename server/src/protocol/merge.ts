// Several logs as one.

import type { MadeLogResult } from "./madeLog.ts";

export { familyOf } from "../core/merge/rolledName.ts";

/** Asks for one log made of several. Takes `MergeParams`; the answer is a `MergeResult`. */
export const MERGE_REQUEST = "rtcdll/merge";

/** The texts go along, since not all of them are of documents that are logs to the server. */
export interface MergeParams {
	/**
	 * The logs, with the names that the words call them by, and with their paths, which tell what was rolled over; the clock
	 * of the first one counts.
	 */
	readonly logs: readonly { readonly name: string; readonly path: string; readonly text: string }[];
	/** What the user says of their clocks, in the same order; `null` where the messages are to tell. */
	readonly clocks?: readonly (MergeClock | null)[];
	/** Wants only the log with this number and the files before it that it was rolled over from. */
	readonly endsWith?: number;
}

/** How far a clock was ahead at the first record of its log, in ms, and how much it gained, in millionths. */
export interface MergeClock {
	readonly offsetMs: number;
	readonly driftPpm?: number;
}

/**
 * The words are `2 logs; clock of bob.log put back by 95.0 s, from 412 messages (half of them within 1 ms).` The blocks count the
 * logs as the parameters do.
 */
export type MergeResult = MadeLogResult;
