// Comparison of a failure with the same activity where it works, in one log or two.

import type { ProtocolComparedMessage } from "./compare.ts";

/** Compares two logs, both of which must be open. Takes `CompareLogsParams`, returns a `CompareLogsResult`. */
export const COMPARE_LOGS_REQUEST = "rtcdll/compareLogs";

/** Where it works and where it does not; the same log twice if it contains both. */
export interface CompareLogsParams {
	readonly good: ProtocolLogPlace;
	readonly bad: ProtocolLogPlace;
}

/**
 * A log, and a 0-based line in it of the activity to compare; `null`, or a line without a message, selects the best match.
 */
export interface ProtocolLogPlace {
	readonly uri: string;
	readonly line: number | null;
}

/**
 * The comparison as Markdown, or a message for the user. Links have the form `0/RTCDLL0.log#L12`: the index of the log (0
 * for the working one, 1 for the other), its name, and a 1-based line. Text from the logs is escaped.
 */
export type CompareLogsResult =
	| {
			readonly markdown: string;
			/** The messages that show the first difference; `null` if there is none. */
			readonly pair: { readonly good: ProtocolComparedMessage; readonly bad: ProtocolComparedMessage } | null;
			readonly reason?: undefined;
	  }
	| { readonly markdown: null; readonly pair: null; readonly reason: string };
