// Names that the manifest and more than one file of the client share.

/** The language id of a trace. */
export const LANGUAGE_ID = "rtcdll";

/** What the extension calls itself before the user: output channel, messages, source of diagnostics. */
export const DISPLAY_NAME = "RTCDLL Log";

/** The scheme of the documents that show the body of a message. */
export const BODY_SCHEME = "rtcdll-body";

/** The scheme of the documents that show a damaged text as a log. */
export const RECOVERED_SCHEME = "rtcdll-recovered";
