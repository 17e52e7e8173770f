// Save Redacted Copy: a log that can be passed on.

import type { MadeLogResult } from "./madeLog.ts";

/**
 * Asks for the redacted copy of a log. Takes `DocumentParams`; the answer is a `RedactResult`, whose lines are those of the log
 * and whose words say what was replaced.
 */
export const REDACT_REQUEST = "rtcdll/redact";

export type RedactResult = MadeLogResult;

/** The scheme of the documents that show such a copy. */
export const REDACTED_SCHEME = "rtcdll-redacted";

/** True for the URI of such a document. All problems that it has are problems of its log. */
export function isRedactedCopy(uri: string): boolean {
	return uri.startsWith(`${REDACTED_SCHEME}:`);
}
