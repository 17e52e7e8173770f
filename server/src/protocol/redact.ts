// Save Redacted Copy: a log that is safe to share.

import type { MadeLogResult } from "./madeLog.ts";

/**
 * Requests the redacted copy of a log. Takes `DocumentParams`, returns a `RedactResult`, whose lines correspond to those of
 * the log and whose `words` describes the replacements.
 */
export const REDACT_REQUEST = "rtcdll/redact";

export type RedactResult = MadeLogResult;

/** The URI scheme of documents that show a redacted copy. */
export const REDACTED_SCHEME = "rtcdll-redacted";

/** True for the URI of such a document. Its problems are those of its log. */
export function isRedactedCopy(uri: string): boolean {
	return uri.startsWith(`${REDACTED_SCHEME}:`);
}
