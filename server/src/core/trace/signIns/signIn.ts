// A sign-in: an attempt to register, with its outcome (RFC 3261 §10, [MS-SIPAE]). `findSignIns.ts` finds them.

import type { Transaction } from "../transaction.ts";

/** A first sign-in, the renewal of a registration, a renewal with a new challenge, or the end of a registration. */
export type SignInKind = "sign-in" | "refresh" | "re-authentication" | "sign-out";

/** How an attempt ended, as far as the log shows it. */
export type SignInResult =
	| "succeeded"
	| "redirected"
	/** The server rejected the credentials. */
	| "refused"
	/** Any other final response. */
	| "failed"
	/** The client never answered the last challenge, or never followed a redirect, although the log continues. */
	| "abandoned"
	| "unanswered"
	/** The log ends before the attempt does. */
	| "pending";

/** One attempt to sign in, to renew a registration, or to sign out. */
export interface SignIn {
	readonly kind: SignInKind;
	readonly result: SignInResult;
	/** `alice@contoso.com`, from the From header; `null` if the log does not show it. */
	readonly account: string | null;
	/** The name in the NTLM token, such as `CONTOSO\alice`; `null` for other schemes and trimmed logs. */
	readonly credentials: string | null;
	/** The numbers of its REGISTER transactions, in file order; all but the last were challenged. */
	readonly transactions: readonly number[];
	/** The schemes that the server offered, in order and without duplicates. */
	readonly schemesOffered: readonly string[];
	/**
	 * The scheme used last, according to the server's signature or else to the credentials. A trimmed log has no credentials,
	 * but the signature of the 200 still names the scheme.
	 */
	readonly scheme: string | null;
	/** The schemes of all credentials, in order and without duplicates. Kerberos followed by NTLM is a fallback. */
	readonly schemesTried: readonly string[];
	/** Why it was refused or failed, in sentences; `null` for every other result, and if the cause is unknown. */
	readonly reason: string | null;
	/** For a redirected attempt, the number of the next attempt of the same account, at the new server. */
	readonly next: number | null;
	/** How many challenges were answered: one for Kerberos, two for NTLM, more for TLS-DSK or after a failure. */
	readonly rounds: number;
	/** The server that sent the challenge or the signature, from `targetname`; `null` if none is named. */
	readonly server: string | null;
	/** From the first request to the last response, in ms; `null` without a response, and if the clock went back. */
	readonly durationMs: number | null;
}

/** All attempts of a log. */
export interface SignIns {
	/** In file order; an attempt's number is its index. */
	readonly all: readonly SignIn[];
	/** The attempt that a transaction is part of; `undefined` for methods other than REGISTER. */
	of(transaction: Transaction): SignIn | undefined;
	/** True if the last attempt of the same account, not counting sign-outs, succeeded and ended after this transaction. */
	succeedsAfter(transaction: Transaction): boolean;
}
