// Names shared by the manifest and several client files.

/** The language id of traces. */
export const LANGUAGE_ID = "rtcdll";

/** The name shown to users: output channel, messages, diagnostic source. */
export const DISPLAY_NAME = "RTCDLL Log";

/** True if this extension provides the documents of a scheme: its schemes start with its name. */
export function isOwnScheme(scheme: string): boolean {
	return scheme.startsWith(`${LANGUAGE_ID}-`);
}
