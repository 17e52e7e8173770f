// Pairs of scenarios of one kind, one that works and one that does not, with the difference that was planted between them.
// The differences are taken from the labels and the logs, never from what the comparison says.

import type { DifferenceKind } from "../../../../server/src/core/index.ts";

/** Two logs, and where the second leaves the way of the first. */
export interface Pair {
	/** Beginnings of the names of the logs; the same twice where one log holds both attempts. */
	readonly works: string;
	readonly fails: string;
	/** The kind of the first difference. */
	readonly kind: DifferenceKind;
	/** The step of which it is told, by the method of its request. */
	readonly method: string;
	/** What its sentence must hold; case ignored. */
	readonly says: readonly RegExp[];
	/** Lines of the activities, from 1, where the logs do not tell by themselves what to compare. */
	readonly lines?: { readonly works: number; readonly fails: number };
}

/** A request that meets another final response. */
function answered(works: string, fails: string, method: string, good: string, bad: string): Pair {
	return { works, fails, kind: "answer", method, says: [new RegExp(`${good}.*${bad}`, "i")] };
}

/** A failure that stands inside a message while the transaction goes well. */
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
	// The handshake breaks off behind the challenge with the token of the server, which is alike.
	{ works: "002", fails: "026", kind: "missing", method: "REGISTER", says: [/NTLM/, /never answers/, /same to both/] },
	// The server offers less, and then the client has nothing to answer with.
	{
		works: "006",
		fails: "171",
		kind: "challenge",
		method: "REGISTER",
		says: [/TLS-DSK, NTLM and Kerberos/, /only TLS-DSK/],
	},
	{ works: "004", fails: "025", kind: "challenge", method: "REGISTER", says: [/NTLM and Kerberos/, /only Kerberos/] },
	// Both miss gruu-10 at first; one offers it then.
	{ works: "178", fails: "042", kind: "missing", method: "REGISTER", says: [/again/] },
	// A REGISTER that asks for something else, or leaves something out.
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
	// Conversations: one that never begins, and one of which a message does not arrive.
	answered("212", "215", "INVITE", "200 OK", "480 Temporarily Unavailable"),
	{ works: "212", fails: "214", kind: "extra", method: "MESSAGE", says: [/408 Request Timeout/] },
];
