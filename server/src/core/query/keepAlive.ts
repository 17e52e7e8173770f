// Signs of life: what fills a log while nothing happens. Hiding them must never hide a failure.

import type { Trace } from "../trace/trace.ts";

/**
 * True for a sign of life without news: an OPTIONS that got a 2xx, a REGISTER that prolonged a registration and
 * succeeded, with the challenge on the way, and a packet of nothing but line ends (RFC 5626 §3.5.1). A first sign-in, a
 * sign-out and everything that did not go well are news, and so is whatever an error or a warning speaks of.
 */
export function isKeepAlive(
	trace: Trace,
	{ record, message }: { readonly record: number; readonly message: number },
	hasProblem: boolean,
): boolean {
	if (message < 0) return isEmptyPacket(trace, record);
	if (hasProblem) return false;
	const transaction = trace.transactionOf(message);
	if (transaction.method === "OPTIONS") return transaction.outcome === "success";
	if (transaction.method !== "REGISTER") return false;
	const signIn = trace.signIns.of(transaction);
	return signIn?.kind === "refresh" && signIn.result === "succeeded";
}

/** A ping is CRLF twice, its answer CRLF once. */
const LONGEST_PING = 4;

function isEmptyPacket(trace: Trace, record: number): boolean {
	const bytes = trace.index.records.frame(record)?.bytes;
	return bytes !== null && bytes !== undefined && bytes <= LONGEST_PING;
}
