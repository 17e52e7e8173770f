// What does not work beside the same thing where it works, in one log or two.

import type { ProtocolComparedMessage } from "./compare.ts";

/** Asks to compare two logs. Takes `CompareLogsParams`; the answer is a `CompareLogsResult`. Both have to be open. */
export const COMPARE_LOGS_REQUEST = "rtcdll/compareLogs";

/** Where it works, and where it does not; one log twice where both are in it. */
export interface CompareLogsParams {
	readonly good: ProtocolLogPlace;
	readonly bad: ProtocolLogPlace;
}

/**
 * A log, and a line in it, counted from 0, of the activity to compare; for the one that fits best `null`, or a line on which no
 * message stands.
 */
export interface ProtocolLogPlace {
	readonly uri: string;
	readonly line: number | null;
}

/**
 * The comparison as Markdown. Its links have the form `0/RTCDLL0.log#L12`: the number of the log, 0 for that in which it
 * works and 1 for the other, its name, and a line that counts from 1. Nothing of the logs is markup in it. Without it
 * there is a sentence for the reader.
 */
export type CompareLogsResult =
	| {
			readonly markdown: string;
			/** The messages to lay beside each other, in which the first difference shows; `null` where there is none. */
			readonly pair: { readonly good: ProtocolComparedMessage; readonly bad: ProtocolComparedMessage } | null;
			readonly reason?: undefined;
	  }
	| { readonly markdown: null; readonly pair: null; readonly reason: string };
