// SIP status codes: all codes registered at IANA, and the three of RFC 2543 that this product family still uses.

import statusClasRows from "./data/statusClasses.json" with { type: "json" };
import statusCodeRows from "./data/statusCodes.json" with { type: "json" };

/** One SIP status code. */
export interface StatusCode {
	readonly code: number;
	/** The reason phrase of the RFC; servers may write another. */
	readonly reason: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** Part of normal operation for every method: a warning at most. See {@link isDaily}. */
	readonly daily?: true;
	/** Part of normal operation for these methods only. */
	readonly dailyFor?: readonly string[];
	/** The RFC, and the section if the code has one of its own. */
	readonly source: string;
}

/*
 * Codes that are part of normal operation, and why:
 * - 3xx: at sign-in, the pool redirects the client to its home server, and the client follows.
 * - 401, 407: the start of every sign-in. This table does not decide whether credentials were refused.
 * - 480, 486, 600, 603, 607: the other person is away, busy, or does not want to talk.
 * - 487: the final response to every cancelled INVITE.
 * - 481: the other side no longer knows the dialog, after a reconnect or when both hang up at once. The dialog is over.
 * - 491: both sides changed the session at once; RFC 3261 §14.1 makes them try again.
 * - 408: to an INVITE, nobody answered; to a BYE, the other side is gone and the dialog is over (RFC 3261 §15.1.1). To a
 *   REGISTER or SUBSCRIBE it means that a server did not respond in time, which is an error.
 * - 404, 410, 604: to a SUBSCRIBE, the contact list contains somebody who has left. To an INVITE or MESSAGE it is the reason
 *   why the person could not be reached, so it stays an error.
 * - 412, 422, 423, 494: the server corrects a value, and the client retries with the corrected one.
 * - 415 and 488 are excluded: the client may retry with another offer, but often they are the reason why a call or message
 *   failed (encryption, codecs, policy), which is what the log is read for.
 * - 403, 5xx are never part of normal operation.
 */

/** All codes, ascending. */
export const statusCodes = statusCodeRows as readonly StatusCode[];

/** A class of status codes. */
export interface StatusClass {
	/** The first digit. */
	readonly digit: 1 | 2 | 3 | 4 | 5 | 6;
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** The code as which an unknown code of this class is treated. */
	readonly treatAs: number;
	readonly source: string;
}

/** The six classes (RFC 3261 §21), and how unknown codes of each are treated (§8.1.3.2). */
export const statusClasses = statusClasRows as readonly StatusClass[];

const byCode: ReadonlyMap<number, StatusCode> = new Map(statusCodes.map((row) => [row.code, row]));

/** The row of a status code; undefined if it is not registered. */
export function statusCode(code: number): StatusCode | undefined {
	return byCode.get(code);
}

/** The class of a status code, known or not; undefined outside 100 to 699. */
export function statusClass(code: number): StatusClass | undefined {
	return statusClasses.find((row) => row.digit === Math.floor(code / 100));
}

/** Statuses of a REGISTER that may precede success; all others end the sign-in. */
const SIGN_IN_STEPS: ReadonlySet<number> = new Set([401, 407, 423, 494]);

/**
 * True if a final response `code` to `method` is part of normal operation, so a warning at most. REGISTER is stricter than
 * the rows: nobody is "busy" for a sign-in, so only redirects and the steps of a sign-in count.
 */
export function isDaily(code: number, method?: string): boolean {
	const name = method?.toUpperCase();
	if (name === "REGISTER") return SIGN_IN_STEPS.has(code) || statusClass(code)?.digit === 3;
	// Whether the call is really cancelled is decided by the outcome of its INVITE.
	if (name === "CANCEL") return true;
	const row = statusCode(code);
	if (row?.daily) return true;
	return name !== undefined && (row?.dailyFor?.includes(name) ?? false);
}
