// A damaged log read as a log.

/** Asks for the log that a damaged text was. Takes `RecoverParams`; the answer is a `RecoverResult`. */
export const RECOVER_REQUEST = "rtcdll/recover";

/** The text goes along, since it is of a document that is no log to the server. */
export interface RecoverParams {
	readonly text: string;
}

/** A text that is a log, or that shows none, comes back as it is. */
export interface RecoverResult {
	readonly text: string;
	/** What was undone, in one line: `Read from a mail quote; lines rejoined.`; empty when nothing was. */
	readonly words: string;
	/** For each line of `text` the line of the original that it begins on, both zero-based; never descending. */
	readonly lines: readonly number[];
	/** How many SIP messages `text` has. */
	readonly messages: number;
	/** False where `text` speaks of SIP more than it logs it, as an RFC with its examples does. */
	readonly isMostlyLog: boolean;
}
