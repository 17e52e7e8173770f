// SIP status codes: every code registered at IANA, and the three of RFC 2543 that this product family still knows.

import statusClasRows from "./data/statusClasses.json" with { type: "json" };
import statusCodeRows from "./data/statusCodes.json" with { type: "json" };

/** One SIP status code. */
export interface StatusCode {
	readonly code: number;
	/** The reason phrase of the RFC; servers may write another one. */
	readonly reason: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** Part of daily life whatever the method: a warning at most. See {@link isDaily}. */
	readonly daily?: true;
	/** Part of daily life for these methods only. */
	readonly dailyFor?: readonly string[];
	/** The RFC, and the section where it has one of its own. */
	readonly source: string;
}

/*
 * What is daily life, and why:
 * - 3xx: at sign-in the pool sends the client on to its home server; the client follows by itself.
 * - 401, 407: how every sign-in starts. Whether credentials were refused is not for this table to say.
 * - 480, 486, 600, 603, 607: the other person is away, busy, or does not want to talk.
 * - 487: the answer to every INVITE that was cancelled.
 * - 481: the other side has forgotten a dialog, after a reconnect or when both hang up at once. The dialog is over.
 * - 491: both sides changed the session at once; RFC 3261 §14.1 makes them try again.
 * - 408: to an INVITE, nobody answered; to a BYE, the other side is gone and the dialog is over (RFC 3261 §15.1.1).
 *   To a REGISTER or SUBSCRIBE it means that a server did not answer in time, which is an error.
 * - 404, 410, 604: to a SUBSCRIBE, a contact list still holds somebody who has left. To an INVITE or MESSAGE it is why
 *   the person could not call, so it stays an error.
 * - 412, 422, 423, 494: a bid that the other side corrects, and the client repeats with the value it was told.
 * - 415 and 488 are not in: they can be repeated with another offer, but often they are why there was no call or no
 *   message (encryption, codecs, policy), and the log is read to find just that.
 * - 403, 5xx are never daily.
 */

/** All codes, ascending. */
export const statusCodes = statusCodeRows as readonly StatusCode[];

/** One class of status codes. */
export interface StatusClass {
	/** The first digit. */
	readonly digit: 1 | 2 | 3 | 4 | 5 | 6;
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** How an unknown code of the class has to be treated. */
	readonly treatAs: number;
	readonly source: string;
}

/** The six classes (RFC 3261 §21), and what an unknown code of each counts as (§8.1.3.2). */
export const statusClasses = statusClasRows as readonly StatusClass[];

const byCode: ReadonlyMap<number, StatusCode> = new Map(statusCodes.map((row) => [row.code, row]));

/** The row of a status code; undefined when it is not registered. */
export function statusCode(code: number): StatusCode | undefined {
	return byCode.get(code);
}

/** The class of a status code, known or not; undefined outside 100 to 699. */
export function statusClass(code: number): StatusClass | undefined {
	return statusClasses.find((row) => row.digit === Math.floor(code / 100));
}

/** What a REGISTER may be answered with on its way to a good end; anything else ends the sign-in. */
const SIGN_IN_STEPS: ReadonlySet<number> = new Set([401, 407, 423, 494]);

/**
 * True when a final answer `code` to `method` is part of daily life, so a warning at most. A REGISTER is stricter than
 * the rows say: nobody is "busy" for a sign-in, so only redirects and the steps of a sign-in count.
 */
export function isDaily(code: number, method?: string): boolean {
	const name = method?.toUpperCase();
	if (name === "REGISTER") return SIGN_IN_STEPS.has(code) || statusClass(code)?.digit === 3;
	// Whether the call is really given up shows in what becomes of its INVITE.
	if (name === "CANCEL") return true;
	const row = statusCode(code);
	if (row?.daily) return true;
	return name !== undefined && (row?.dailyFor?.includes(name) ?? false);
}
