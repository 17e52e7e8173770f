// Merging several logs.

import type { MadeLogResult } from "./madeLog.ts";

export { familyOf } from "../core/merge/rolledName.ts";

/** Merges several logs. Takes `MergeParams`, returns a `MergeResult`. */
export const MERGE_REQUEST = "rtcdll/merge";

/** Includes the texts, because not all of them are open documents in our language. */
export interface MergeParams {
	/**
	 * The logs, with names for display and with paths, which show what was rolled over; the clock of the first one is the
	 * reference.
	 */
	readonly logs: readonly { readonly name: string; readonly path: string; readonly text: string }[];
	/** The clock offsets that the user entered, in the same order; `null` to derive them from messages. */
	readonly clocks?: readonly (MergeClock | null)[];
	/** The index of a log: merges only this log and the files it was rolled over from. */
	readonly endsWith?: number;
}

/** How far a clock was ahead at the first record of its log, in ms, and its drift in parts per million. */
export interface MergeClock {
	readonly offsetMs: number;
	readonly driftPpm?: number;
}

/**
 * `words` is `2 logs; clock of bob.log put back by 95.0 s, from 412 messages (half of them within 1 ms).` The blocks index
 * the logs as in the parameters.
 */
export type MergeResult = MadeLogResult;
