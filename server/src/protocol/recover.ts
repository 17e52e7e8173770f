// Recovers a log from a damaged text.

import type { MadeLog } from "./madeLog.ts";

/** Recovers a log. Takes `RecoverParams`, returns a `RecoverResult`. */
export const RECOVER_REQUEST = "rtcdll/recover";

/** Includes the text because its document is not a log to the server. */
export interface RecoverParams {
	readonly text: string;
}

/**
 * A text that is already a log, or contains none, is returned unchanged. `words` is `Read from a mail quote; lines
 * rejoined.`; empty if nothing was undone.
 */
export interface RecoverResult extends MadeLog {
	/** The number of SIP messages in `text`. */
	readonly messages: number;
	/** False if `text` is prose with SIP examples, such as an RFC, rather than a log. */
	readonly isMostlyLog: boolean;
}
