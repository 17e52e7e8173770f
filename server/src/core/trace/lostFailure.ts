// A failure of which the log shows only the response.

import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/**
 * True when a request failed that the log does not show, with a status that there is (RFC 3261 §21). A challenge is answered
 * somewhere, and 487 ends what its sender gave up.
 */
export function isLostFailure(trace: Trace, { outcome, final }: Transaction): boolean {
	const status = final === null ? 0 : trace.index.messages.status(final);
	return outcome === "orphan" && status >= 400 && status < 700 && !NO_FAILURES.has(status);
}

const NO_FAILURES: ReadonlySet<number> = new Set([401, 407, 487]);
