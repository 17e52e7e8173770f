// Reads the credentials of requests and the challenges of responses.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { type AuthHeader, continuesHandshake, isFinalToken, isSigned, serverName } from "../../sip/auth.ts";
import { slice } from "../../text.ts";
import { accountName, readNtlmAccount } from "../../tokens/ntlm.ts";
import { causeOf } from "../causes/causeOf.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";
import { authHeadersOf } from "./authHeaders.ts";

/** The schemes that a 401 or 407 offers, in order and without duplicates; empty if a trimmed log shows none. */
export function offeredSchemes(trace: Trace, message: number): readonly string[] {
	return [...new Set(challengesOf(trace, message).map(({ scheme }) => scheme))];
}

/** The scheme of the credentials in a request; `undefined` if the log shows none. */
export function usedScheme(trace: Trace, request: number): string | undefined {
	return credentialsOf(trace, request)[0]?.scheme;
}

/**
 * A fact about a transaction (`Trace.fact`): true if its challenge rejects credentials. The request had a final token, and
 * the server sent a new challenge instead of continuing the handshake ([MS-SIPAE] 3.2.5; a client must not send them again,
 * RFC 3261 §22.1), or the server names the error. A Digest answer to an older nonce is merely stale (RFC 2617 §3.2.1 `stale`).
 */
export function isRefused(trace: Trace, id: number): boolean {
	const transaction = trace.transactions[id]!;
	if (transaction.outcome !== "challenged" || transaction.request === null) return false;
	const isTrimmed = challengesOf(trace, transaction.final!).length === 0;
	if (saysRefused(trace, transaction)) return true;
	return ANSWERS.some(([credentials, challenge]) => {
		const sent = trace.auth.of(transaction.request!, credentials);
		const asked = trace.auth.of(transaction.final!, challenge);
		if (asked.some(continuesHandshake) || asked.some(isStale)) return false;
		return sent.some((token) => {
			if (!isFinalToken(token) && !(isSigned(token) && endsHandshake(trace, transaction))) return false;
			const again = asked.filter((one) => isOfSameServer(token, one));
			if (again.length === 0 && !isTrimmed) return false;
			return token.scheme.toLowerCase() !== "digest" || usesKnownNonce(trace, transaction, token, again);
		});
	});
}

/** True if a challenge that does not continue a handshake names the error with which the credentials were rejected. */
function saysRefused(trace: Trace, { request, final }: Transaction): boolean {
	if (credentialsOf(trace, request!).length === 0) return false;
	const asked = challengesOf(trace, final!);
	if (asked.some(continuesHandshake) || asked.some(isStale)) return false;
	const cause = causeOf(trace, final!);
	return cause?.code !== undefined && cause.diagnostic?.cause === "auth";
}

/**
 * Which credentials answer which challenge. A request may pass several servers on its way, each of which may challenge it
 * (RFC 3261 §22.3): if one accepts the credentials and the next sends a challenge, nothing was rejected.
 */
const ANSWERS = [
	["Authorization", "WWW-Authenticate"],
	["Proxy-Authorization", "Proxy-Authenticate"],
] as const;

/** True unless the names in both headers show that the credentials were meant for another server. */
function isOfSameServer(token: AuthHeader, challenge: AuthHeader): boolean {
	return ["realm", "targetname"].every((name) => {
		const [meant, asking] = [token, challenge].map(({ parameters }) => parameters.get(name)?.toLowerCase());
		return meant === undefined || asking === undefined || serverName(meant) === serverName(asking);
	});
}

/**
 * True for a 403 that concerns credentials: either it says so, or it is the response, without a reason of its own, to the
 * password of a sign-in that the server had challenged. Many servers reject a wrong password in this way, but a 403 can have
 * many other causes.
 */
export function isForbiddenForAuth(trace: Trace, transaction: Transaction): boolean {
	const { final, outcome, method } = transaction;
	if (outcome !== "failed" || trace.index.messages.status(final!) !== 403) return false;
	const cause = causeOf(trace, final!);
	// A wrong clock invalidates correct credentials ([MS-OCER] 1013).
	if (cause?.diagnostic) return cause.diagnostic.cause === "auth" || cause.diagnostic.cause === "time";
	const { startLine } = trace.message(final!);
	if (startLine.kind === "response" && /password|credential|authenticat/i.test(slice(trace.text, startLine.reason)))
		return true;
	return method === "REGISTER" && (cause?.isStock ?? true) && answersChallenge(trace, transaction);
}

function answersChallenge(trace: Trace, transaction: Transaction): boolean {
	if (transaction.request === null || !trace.answers.answeredBy(transaction)) return false;
	return credentialsOf(trace, transaction.request).some(
		(token) => PASSWORD_SCHEMES.has(token.scheme.toLowerCase()) && isFinalToken(token),
	);
}

/** A server that rejects credentials of other schemes sends a new challenge instead ([MS-SIPAE] 3.2.5). */
const PASSWORD_SCHEMES: ReadonlySet<string> = new Set(["digest", "basic"]);

function isStale({ parameters }: AuthHeader): boolean {
	return parameters.get("stale")?.toLowerCase() === "true";
}

/** True if the request answers a challenge with a token. TLS-DSK ends with a signed request that has no token. */
function endsHandshake(trace: Trace, transaction: Transaction): boolean {
	const asked = trace.answers.answeredBy(transaction);
	return asked !== undefined && challengesOf(trace, asked.final!).some(continuesHandshake);
}

/**
 * True if a Digest answer uses the nonce of the previous challenge, or if the new challenge repeats that nonce, which shows
 * that it is still valid.
 */
function usesKnownNonce(
	trace: Trace,
	transaction: Transaction,
	token: AuthHeader,
	again: readonly AuthHeader[],
): boolean {
	const before = trace.answers.answeredBy(transaction);
	const asked = before === undefined ? again : [...again, ...challengesOf(trace, before.final!)];
	const nonce = token.parameters.get("nonce");
	return nonce !== undefined && asked.some(({ parameters }) => parameters.get("nonce") === nonce);
}

/** The credentials of a request; empty if it has none or a trimmed log does not show them. */
export function credentialsOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.credentials(message);
}

/** The name in the NTLM token of a request, such as `CONTOSO\alice`; empty if there is none. */
export function ntlmName({ index }: Trace, request: number): string {
	return index.fact(readNtlmName)(request);
}

function readNtlmName(index: LogIndex, request: number): string {
	for (const { parameters } of authHeadersOf(index).credentials(request).toReversed()) {
		const token = readNtlmAccount(parameters.get("gssapi-data") ?? "");
		if (token && accountName(token) !== "") return accountName(token);
	}
	return "";
}

/** The challenges of a response, one per scheme that the server offers. */
export function challengesOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.challenges(message);
}

/** The server's signatures. They name the scheme even if the credentials are not in the log. */
export function signaturesOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.signatures(message);
}
