// Following a log while it grows.

/**
 * Tells the server that the end of a log is being followed and that nothing was written to it for a while. A notification
 * with `SilenceParams`. Each one replaces the one before, and any text change ends the silence.
 */
export const SILENCE_NOTIFICATION = "rtcdll/silence";

/** The observation about an open log. */
export interface SilenceParams {
	/** The version whose text is the complete file; the server ignores notifications for other versions. */
	readonly textDocument: { readonly uri: string; readonly version: number };
	/** The duration in milliseconds; 0 when the log is no longer followed. */
	readonly ms: number;
}
