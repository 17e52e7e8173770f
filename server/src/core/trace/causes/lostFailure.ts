// Detects failures whose request is not in the log, only the response.

import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";

/**
 * True if the response of a missing request reports a failure, with a valid status (RFC 3261 §21). 401 and 407 do not count,
 * since a challenge is usually answered, nor does 487, which results from a cancellation.
 */
export function isLostFailure(trace: Trace, { outcome, final }: Transaction): boolean {
	const status = final === null ? 0 : trace.index.messages.status(final);
	return outcome === "orphan" && status >= 400 && status < 700 && !NO_FAILURES.has(status);
}

const NO_FAILURES: ReadonlySet<number> = new Set([401, 407, 487]);
