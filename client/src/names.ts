// Names that the manifest and more than one file of the client share.

/** The language id of a trace. */
export const LANGUAGE_ID = "rtcdll";

/** What the extension calls itself before the user: output channel, messages, source of diagnostics. */
export const DISPLAY_NAME = "RTCDLL Log";

/** Says whether this extension makes the documents of a scheme: such a scheme begins with its name. */
export function isOwnScheme(scheme: string): boolean {
	return scheme.startsWith(`${LANGUAGE_ID}-`);
}
