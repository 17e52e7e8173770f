// What a request's credentials and a response's challenges say.

import { type AuthHeader, continuesHandshake, isFinalToken, readAuth } from "../sip/auth.ts";
import { findHeaders, unfold } from "../sip/message.ts";
import { slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** The schemes that a 401 or 407 offers, in its order, each once; empty where a trimmed log shows none. */
export function offeredSchemes(trace: Trace, message: number): readonly string[] {
	return [...new Set(challenges(trace, message).map(({ scheme }) => scheme))];
}

/** The scheme of the credentials that a request carries; `undefined` where the log shows none. */
export function usedScheme(trace: Trace, request: number): string | undefined {
	return credentials(trace, request)[0]?.scheme;
}

/**
 * True when the challenge of `transaction` refuses credentials: the request carried a final token, and the server,
 * instead of going on with the handshake, asks anew ([MS-SIPAE] 3.2.5; a client must not send them again, RFC 3261 §22.1).
 * A Digest answer to an older nonce is only out of date (RFC 2617 §3.2.1 `stale`).
 */
export function isRefused(trace: Trace, transaction: Transaction): boolean {
	if (transaction.outcome !== "challenged" || transaction.request === null) return false;
	const sent = credentials(trace, transaction.request).filter(isFinalToken);
	if (sent.length === 0) return false;
	const asked = challenges(trace, transaction.final!);
	if (asked.some(continuesHandshake) || asked.some(isStale)) return false;
	return sent.some((token) => token.scheme.toLowerCase() !== "digest" || usesNonceOf(trace, transaction, token));
}

function isStale({ parameters }: AuthHeader): boolean {
	return parameters.get("stale")?.toLowerCase() === "true";
}

/** True when a Digest answer uses the nonce of the challenge right before it. */
function usesNonceOf(trace: Trace, transaction: Transaction, token: AuthHeader): boolean {
	const asked = trace.answers.answeredBy(transaction);
	const nonce = token.parameters.get("nonce");
	return (
		asked !== undefined && challenges(trace, asked.final!).some(({ parameters }) => parameters.get("nonce") === nonce)
	);
}

function credentials(trace: Trace, message: number): readonly AuthHeader[] {
	return authHeaders(trace, message, "Authorization", "Proxy-Authorization");
}

function challenges(trace: Trace, message: number): readonly AuthHeader[] {
	return authHeaders(trace, message, "WWW-Authenticate", "Proxy-Authenticate");
}

function authHeaders(trace: Trace, message: number, ...names: readonly string[]): readonly AuthHeader[] {
	const read = trace.message(message);
	return names
		.flatMap((name) => findHeaders(trace.text, read, name))
		.map(({ value }) => readAuth(unfold(slice(trace.text, value))));
}
