// Keep-alives, which fill a log while nothing happens. Hiding them must never hide a failure.

import type { Trace } from "../trace/trace.ts";

/**
 * True for an uneventful keep-alive: an OPTIONS answered with 2xx; a REGISTER that successfully renewed a registration,
 * including its challenge; and a packet of only line endings (RFC 5626 §3.5.1). First sign-ins, sign-outs and everything
 * unsuccessful are excluded, as is anything with an error or a warning.
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

/** A ping is CRLF twice, its response CRLF once. */
const LONGEST_PING = 4;

function isEmptyPacket(trace: Trace, record: number): boolean {
	const bytes = trace.index.records.frame(record)?.bytes;
	return bytes !== null && bytes !== undefined && bytes <= LONGEST_PING;
}
