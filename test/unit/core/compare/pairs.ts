// Pairs of scenarios of one kind, one that succeeds and one that fails, with the difference planted between them. The
// differences come from the labels and the logs, never from the output of the comparison.

import type { DifferenceKind } from "../../../../server/src/core/index.ts";

/** Two logs, and where the second one diverges from the first. */
export interface Pair {
	/** Prefixes of the names of the logs; the same one twice if one log contains both attempts. */
	readonly works: string;
	readonly fails: string;
	/** The kind of the first difference. */
	readonly kind: DifferenceKind;
	/** The step with the difference, as the method of its request. */
	readonly method: string;
	/** What its sentence must contain, case-insensitive. */
	readonly says: readonly RegExp[];
	/** 1-based lines of the activities, if the logs alone do not determine what to compare. */
	readonly lines?: { readonly works: number; readonly fails: number };
}

/** The same request gets a different final response. */
function answered(works: string, fails: string, method: string, good: string, bad: string): Pair {
	return { works, fails, kind: "answer", method, says: [new RegExp(`${good}.*${bad}`, "i")] };
}

/** A failure reported inside a message although the transaction succeeds. */
function told(works: string, fails: string, method: string, says: RegExp): Pair {
	return { works, fails, kind: "told", method, says: [says] };
}

export const PAIRS: readonly Pair[] = [
	// Sign-ins: the credentials are refused at the end of the same handshake.
	answered("001", "009", "REGISTER", "200 OK", "401 Unauthorized"),
	answered("002", "010", "REGISTER", "200 OK", "407 Proxy Authentication Required"),
	answered("004", "011", "REGISTER", "200 OK", "401 Unauthorized"),
	answered("006", "012", "REGISTER", "200 OK", "401 Unauthorized"),
	answered("183", "185", "REGISTER", "200 OK", "401 Unauthorized"),
	answered("183", "186", "REGISTER", "200 OK", "403 Forbidden"),
	answered("173", "173", "REGISTER", "200 OK", "401 Unauthorized"),
	// The handshake stops after the server's challenge with a token, which is the same in both.
	{ works: "002", fails: "026", kind: "missing", method: "REGISTER", says: [/NTLM/, /never answers/, /same to both/] },
	// The server offers fewer schemes, and the client has no credentials for them.
	{
		works: "006",
		fails: "171",
		kind: "challenge",
		method: "REGISTER",
		says: [/TLS-DSK, NTLM and Kerberos/, /only TLS-DSK/],
	},
	{ works: "004", fails: "025", kind: "challenge", method: "REGISTER", says: [/NTLM and Kerberos/, /only Kerberos/] },
	// Both lack gruu-10 at first; one offers it later.
	{ works: "178", fails: "042", kind: "missing", method: "REGISTER", says: [/again/] },
	// A REGISTER that requests something different, or omits something.
	{ works: "004", fails: "041", kind: "header", method: "REGISTER", says: [/Event/, /registration/] },
	// Calls.
	answered("067", "069", "INVITE", "200 OK", "486 Busy Here"),
	answered("067", "089", "INVITE", "200 OK", "no final response"),
	answered("068", "119", "INVITE", "200 OK", "488 Not Acceptable Here"),
	answered("195", "196", "INVITE", "200 OK", "403 Forbidden"),
	answered("192", "193", "INVITE", "200 OK", "500 Server Internal Error"),
	told("108", "109", "BYE", /23/),
	told("115", "116", "BYE", /23/),
	told("117", "118", "BYE", /24/),
	{
		works: "067",
		fails: "079",
		kind: "missing",
		method: "ACK",
		says: [/ACK/],
		lines: { works: 1, fails: 1 },
	},
	// Transfers.
	told("188", "189", "NOTIFY", /404/),
	told("188", "190", "NOTIFY", /486/),
	answered("188", "191", "REFER", "202 Accepted", "603 Decline"),
	// Meetings.
	answered("125", "126", "INVITE", "200 OK", "403 Forbidden"),
	answered("125", "132", "INVITE", "200 OK", "503 Service Unavailable"),
	told("125", "131", "INVITE", /./),
	told("129", "130", "SERVICE", /./),
	told("135", "136", "INFO", /./),
	told("137", "138", "SERVICE", /./),
	// Presence, contacts, settings.
	answered("146", "146", "SUBSCRIBE", "200 OK", "504 Server time-out"),
	answered("064", "064", "SUBSCRIBE", "200 OK", "504 Server time-out"),
	answered("150", "153", "SUBSCRIBE", "200 OK", "504 Server time-out"),
	answered("154", "155", "SUBSCRIBE", "200 OK", "500 Server Internal Error"),
	told("156", "157", "SERVICE", /./),
	answered("158", "160", "SERVICE", "200 OK", "403 Forbidden"),
	told("158", "161", "SERVICE", /./),
	// Conversations: one that is never established, and one with a message that is not delivered.
	answered("212", "215", "INVITE", "200 OK", "480 Temporarily Unavailable"),
	{ works: "212", fails: "214", kind: "extra", method: "MESSAGE", says: [/408 Request Timeout/] },
];
