// A log that is followed while it grows.

/**
 * Tells the server that somebody watches the end of a log, and that nothing was written to it for a while. A notification;
 * takes `SilenceParams`. Each one takes the place of the one before, and any change of the text ends the silence.
 */
export const SILENCE_NOTIFICATION = "rtcdll/silence";

/** What was seen of a log that is open. */
export interface SilenceParams {
	/** The version is that of the text that is the whole file; what is said of another version counts for nothing. */
	readonly textDocument: { readonly uri: string; readonly version: number };
	/** For how many milliseconds; 0 when nobody watches any more. */
	readonly ms: number;
}
