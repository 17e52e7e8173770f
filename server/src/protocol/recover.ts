// A damaged log read as a log.

import type { MadeLog } from "./madeLog.ts";

/** Asks for the log that a damaged text was. Takes `RecoverParams`; the answer is a `RecoverResult`. */
export const RECOVER_REQUEST = "rtcdll/recover";

/** The text goes along, since it is of a document that is no log to the server. */
export interface RecoverParams {
	readonly text: string;
}

/**
 * A text that is a log, or that shows none, comes back as it is. The words are `Read from a mail quote; lines rejoined.`; empty
 * when nothing was undone.
 */
export interface RecoverResult extends MadeLog {
	/** How many SIP messages `text` has. */
	readonly messages: number;
	/** False where `text` speaks of SIP more than it logs it, as an RFC with its examples does. */
	readonly isMostlyLog: boolean;
}
