// What a request's credentials and a response's challenges say.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { type AuthHeader, continuesHandshake, isFinalToken, isSigned, serverName } from "../sip/auth.ts";
import { slice } from "../text.ts";
import { accountName, readNtlmAccount } from "../tokens/ntlm.ts";
import { authHeadersOf } from "./authHeaders.ts";
import { causeOf } from "./causeOf.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/** The schemes that a 401 or 407 offers, in its order, each once; empty where a trimmed log shows none. */
export function offeredSchemes(trace: Trace, message: number): readonly string[] {
	return [...new Set(challengesOf(trace, message).map(({ scheme }) => scheme))];
}

/** The scheme of the credentials that a request carries; `undefined` where the log shows none. */
export function usedScheme(trace: Trace, request: number): string | undefined {
	return credentialsOf(trace, request)[0]?.scheme;
}

/**
 * A fact about a transaction (`Trace.fact`): true where its challenge refuses credentials. The request carried a final token,
 * and the server, instead of going on with the handshake, asks anew ([MS-SIPAE] 3.2.5; a client must not send them again,
 * RFC 3261 §22.1). A Digest answer to an older nonce is only out of date (RFC 2617 §3.2.1 `stale`).
 */
export function isRefused(trace: Trace, id: number): boolean {
	const transaction = trace.transactions[id]!;
	if (transaction.outcome !== "challenged" || transaction.request === null) return false;
	const isTrimmed = challengesOf(trace, transaction.final!).length === 0;
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

/**
 * Which credentials answer which challenge. On the way to its goal a request may meet several servers, and each asks for
 * itself (RFC 3261 §22.3): when one is content and the next one asks, nothing was refused.
 */
const ANSWERS = [
	["Authorization", "WWW-Authenticate"],
	["Proxy-Authorization", "Proxy-Authenticate"],
] as const;

/** True unless the names that both sides give show that these credentials were meant for another server. */
function isOfSameServer(token: AuthHeader, challenge: AuthHeader): boolean {
	return ["realm", "targetname"].every((name) => {
		const [meant, asking] = [token, challenge].map(({ parameters }) => parameters.get(name)?.toLowerCase());
		return meant === undefined || asking === undefined || serverName(meant) === serverName(asking);
	});
}

/**
 * True for a 403 that is about credentials: it says so itself, or it answers the very password of a sign-in that the server
 * had asked for and gives no reason of its own, as many servers do for a wrong one. There are many other
 * reasons for one.
 */
export function isForbiddenForAuth(trace: Trace, transaction: Transaction): boolean {
	const { final, outcome, method } = transaction;
	if (outcome !== "failed" || trace.index.messages.status(final!) !== 403) return false;
	const cause = causeOf(trace, final!);
	// A clock that is off makes good credentials worthless ([MS-OCER] 1013).
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

/** A server that refuses credentials of the other schemes asks again ([MS-SIPAE] 3.2.5). */
const PASSWORD_SCHEMES: ReadonlySet<string> = new Set(["digest", "basic"]);

function isStale({ parameters }: AuthHeader): boolean {
	return parameters.get("stale")?.toLowerCase() === "true";
}

/** True when the request answers a challenge that had a token: TLS-DSK ends with a signed request that has none. */
function endsHandshake(trace: Trace, transaction: Transaction): boolean {
	const asked = trace.answers.answeredBy(transaction);
	return asked !== undefined && challengesOf(trace, asked.final!).some(continuesHandshake);
}

/**
 * True when a Digest answer uses the nonce of the challenge right before it, or when the server itself asks with that
 * nonce again, which it shows to be good.
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

/** The credentials of a request; none where it has none or a trimmed log does not show them. */
export function credentialsOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.credentials(message);
}

/** The name in the NTLM token that a request proves its sender with, `CONTOSO\alice`; empty where it shows none. */
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

/** The challenges of a response, one for each scheme that the server offers. */
export function challengesOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.challenges(message);
}

/** The signatures of a server: they name the scheme even where the credentials are not in the log. */
export function signaturesOf(trace: Trace, message: number): readonly AuthHeader[] {
	return trace.auth.signatures(message);
}
