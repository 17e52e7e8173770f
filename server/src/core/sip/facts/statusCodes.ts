// SIP status codes: every code registered at IANA, and the three of RFC 2543 that this product family still knows.

/** One SIP status code. */
export interface StatusCode {
	readonly code: number;
	/** The reason phrase of the RFC; servers may write another one. */
	readonly reason: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** The RFC, and the section where it has one of its own. */
	readonly rfc: string;
	/** Part of daily life whatever the method: a warning at most. See {@link isDaily}. */
	readonly daily?: true;
	/** Part of daily life for these methods only. */
	readonly dailyFor?: readonly string[];
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

const WHEN_A_CONTACT_IS_GONE = ["SUBSCRIBE"] as const;

/** All codes, ascending. */
export const statusCodes = [
	{
		code: 100,
		reason: "Trying",
		meaning: "The next server has the request and is working on it",
		rfc: "RFC 3261 §21.1.1",
	},
	{ code: 180, reason: "Ringing", meaning: "The called device is ringing", rfc: "RFC 3261 §21.1.2" },
	{
		code: 181,
		reason: "Call Is Being Forwarded",
		meaning: "The call is being passed on to another destination",
		rfc: "RFC 3261 §21.1.3",
	},
	{
		code: 182,
		reason: "Queued",
		meaning: "The called side is busy but keeps the call in a queue",
		rfc: "RFC 3261 §21.1.4",
	},
	{
		code: 183,
		reason: "Session Progress",
		meaning: "The call is making progress, often with sound before the answer",
		rfc: "RFC 3261 §21.1.5",
	},
	{
		code: 199,
		reason: "Early Dialog Terminated",
		meaning: "One branch of the call has ended while others go on",
		rfc: "RFC 6228",
	},
	{ code: 200, reason: "OK", meaning: "The request succeeded", rfc: "RFC 3261 §21.2.1" },
	{ code: 202, reason: "Accepted", meaning: "The request was accepted and will be worked on later", rfc: "RFC 6665" },
	{
		code: 204,
		reason: "No Notification",
		meaning: "The subscription was renewed and there is nothing new to report",
		rfc: "RFC 5839",
	},
	{
		code: 300,
		reason: "Multiple Choices",
		meaning: "The address leads to several places, one of which can be chosen",
		rfc: "RFC 3261 §21.3.1",
		daily: true,
	},
	{
		code: 301,
		reason: "Moved Permanently",
		meaning: "The destination has moved for good to the address in Contact",
		rfc: "RFC 3261 §21.3.2",
		daily: true,
	},
	{
		code: 302,
		reason: "Moved Temporarily",
		meaning: "The request has to go to the address in Contact this time",
		rfc: "RFC 3261 §21.3.3",
		daily: true,
	},
	{ code: 303, reason: "See Other", meaning: "Another address can handle the request", rfc: "RFC 2543", daily: true },
	{
		code: 305,
		reason: "Use Proxy",
		meaning: "The request has to go through the proxy in Contact",
		rfc: "RFC 3261 §21.3.4",
		daily: true,
	},
	{
		code: 380,
		reason: "Alternative Service",
		meaning: "The call failed, but another service is offered in the body",
		rfc: "RFC 3261 §21.3.5",
		daily: true,
	},
	{ code: 400, reason: "Bad Request", meaning: "The request is malformed", rfc: "RFC 3261 §21.4.1" },
	{
		code: 401,
		reason: "Unauthorized",
		meaning: "The server asks the client to prove who it is",
		rfc: "RFC 3261 §21.4.2",
		daily: true,
	},
	{
		code: 402,
		reason: "Payment Required",
		meaning: "The code is reserved for payment and should not occur",
		rfc: "RFC 3261 §21.4.3",
	},
	{
		code: 403,
		reason: "Forbidden",
		meaning: "The server understood the request and refuses it",
		rfc: "RFC 3261 §21.4.4",
	},
	{
		code: 404,
		reason: "Not Found",
		meaning: "The user does not exist in the domain, or the domain is not served here",
		rfc: "RFC 3261 §21.4.5",
		dailyFor: WHEN_A_CONTACT_IS_GONE,
	},
	{
		code: 405,
		reason: "Method Not Allowed",
		meaning: "The method is known but not allowed for this address",
		rfc: "RFC 3261 §21.4.6",
	},
	{
		code: 406,
		reason: "Not Acceptable",
		meaning: "The other side cannot produce an answer of a kind that the request accepts",
		rfc: "RFC 3261 §21.4.7",
	},
	{
		code: 407,
		reason: "Proxy Authentication Required",
		meaning: "The proxy asks the client to prove who it is",
		rfc: "RFC 3261 §21.4.8",
		daily: true,
	},
	{
		code: 408,
		reason: "Request Timeout",
		meaning: "No answer came in time from the other side",
		rfc: "RFC 3261 §21.4.9",
		dailyFor: ["INVITE", "BYE"],
	},
	{ code: 409, reason: "Conflict", meaning: "The request conflicts with the present state", rfc: "RFC 2543" },
	{
		code: 410,
		reason: "Gone",
		meaning: "The user existed here once and is gone without a new address",
		rfc: "RFC 3261 §21.4.10",
		dailyFor: WHEN_A_CONTACT_IS_GONE,
	},
	{ code: 411, reason: "Length Required", meaning: "The request must state the length of its body", rfc: "RFC 2543" },
	{
		code: 412,
		reason: "Conditional Request Failed",
		meaning: "The published state that the request builds on is no longer there",
		rfc: "RFC 3903",
		daily: true,
	},
	{
		code: 413,
		reason: "Request Entity Too Large",
		meaning: "The body of the request is larger than the server accepts",
		rfc: "RFC 3261 §21.4.11",
	},
	{
		code: 414,
		reason: "Request-URI Too Long",
		meaning: "The address of the request is longer than the server accepts",
		rfc: "RFC 3261 §21.4.12",
	},
	{
		code: 415,
		reason: "Unsupported Media Type",
		meaning: "The other side does not understand the content type of the body",
		rfc: "RFC 3261 §21.4.13",
	},
	{
		code: 416,
		reason: "Unsupported URI Scheme",
		meaning: "The server does not know the kind of address, such as tel:",
		rfc: "RFC 3261 §21.4.14",
	},
	{
		code: 417,
		reason: "Unknown Resource-Priority",
		meaning: "The server knows none of the priorities in the request",
		rfc: "RFC 4412",
	},
	{
		code: 420,
		reason: "Bad Extension",
		meaning: "The server does not support an extension that the request requires",
		rfc: "RFC 3261 §21.4.15",
	},
	{
		code: 421,
		reason: "Extension Required",
		meaning: "The server needs an extension that the client does not offer",
		rfc: "RFC 3261 §21.4.16",
	},
	{
		code: 422,
		reason: "Session Interval Too Small",
		meaning: "The session timer is shorter than the other side accepts, see Min-SE",
		rfc: "RFC 4028",
		daily: true,
	},
	{
		code: 423,
		reason: "Interval Too Brief",
		meaning: "The expiry time is shorter than the server accepts, see Min-Expires",
		rfc: "RFC 3261 §21.4.17",
		daily: true,
	},
	{
		code: 424,
		reason: "Bad Location Information",
		meaning: "The location in the request is malformed or not sufficient",
		rfc: "RFC 6442",
	},
	{ code: 425, reason: "Bad Alert Message", meaning: "The alert in the request is not acceptable", rfc: "RFC 8876" },
	{
		code: 428,
		reason: "Use Identity Header",
		meaning: "The server wants a signed identity of the caller",
		rfc: "RFC 8224",
	},
	{ code: 429, reason: "Provide Referrer Identity", meaning: "The request must say who referred it", rfc: "RFC 3892" },
	{
		code: 430,
		reason: "Flow Failed",
		meaning: "The connection over which the client was reached has failed",
		rfc: "RFC 5626",
	},
	{
		code: 433,
		reason: "Anonymity Disallowed",
		meaning: "The called side does not take anonymous calls",
		rfc: "RFC 5079",
	},
	{
		code: 436,
		reason: "Bad Identity Info",
		meaning: "The certificate of the signed identity could not be fetched",
		rfc: "RFC 8224",
	},
	{
		code: 437,
		reason: "Unsupported Credential",
		meaning: "The certificate of the signed identity is not accepted",
		rfc: "RFC 8224",
	},
	{
		code: 438,
		reason: "Invalid Identity Header",
		meaning: "The signature over the identity is not valid",
		rfc: "RFC 8224",
	},
	{
		code: 439,
		reason: "First Hop Lacks Outbound Support",
		meaning: "The first proxy does not support keeping client connections open",
		rfc: "RFC 5626",
	},
	{
		code: 440,
		reason: "Max-Breadth Exceeded",
		meaning: "The request was to be forked to more targets than allowed",
		rfc: "RFC 5393",
	},
	{
		code: 469,
		reason: "Bad Info Package",
		meaning: "The other side did not agree to this kind of INFO",
		rfc: "RFC 6086",
	},
	{ code: 470, reason: "Consent Needed", meaning: "A recipient has not agreed to get such requests", rfc: "RFC 5360" },
	{
		code: 480,
		reason: "Temporarily Unavailable",
		meaning: "The called user is not signed in or does not want to be disturbed",
		rfc: "RFC 3261 §21.4.18",
		daily: true,
	},
	{
		code: 481,
		reason: "Call/Transaction Does Not Exist",
		meaning: "The other side does not know the dialog or transaction (any more)",
		rfc: "RFC 3261 §21.4.19",
		daily: true,
	},
	{
		code: 482,
		reason: "Loop Detected",
		meaning: "The request came back to a server that had it already",
		rfc: "RFC 3261 §21.4.20",
	},
	{
		code: 483,
		reason: "Too Many Hops",
		meaning: "The request went through too many servers, which points to a loop",
		rfc: "RFC 3261 §21.4.21",
	},
	{
		code: 484,
		reason: "Address Incomplete",
		meaning: "The number or address is not complete",
		rfc: "RFC 3261 §21.4.22",
	},
	{ code: 485, reason: "Ambiguous", meaning: "The address fits more than one user", rfc: "RFC 3261 §21.4.23" },
	{ code: 486, reason: "Busy Here", meaning: "The called device is busy", rfc: "RFC 3261 §21.4.24", daily: true },
	{
		code: 487,
		reason: "Request Terminated",
		meaning: "The request was ended by a CANCEL or BYE",
		rfc: "RFC 3261 §21.4.25",
		daily: true,
	},
	{
		code: 488,
		reason: "Not Acceptable Here",
		meaning: "The called device cannot accept the offered media, codecs or encryption",
		rfc: "RFC 3261 §21.4.26",
	},
	{
		code: 489,
		reason: "Bad Event",
		meaning: "The server does not know the event package of the subscription",
		rfc: "RFC 6665",
	},
	{
		code: 491,
		reason: "Request Pending",
		meaning: "Both sides tried to change the session at the same time",
		rfc: "RFC 3261 §21.4.27",
		daily: true,
	},
	{
		code: 493,
		reason: "Undecipherable",
		meaning: "The encrypted body could not be decrypted",
		rfc: "RFC 3261 §21.4.28",
	},
	{
		code: 494,
		reason: "Security Agreement Required",
		meaning: "The two sides must agree on a security mechanism first",
		rfc: "RFC 3329",
		daily: true,
	},
	{ code: 500, reason: "Server Internal Error", meaning: "The server had an internal error", rfc: "RFC 3261 §21.5.1" },
	{ code: 501, reason: "Not Implemented", meaning: "The server does not know the method", rfc: "RFC 3261 §21.5.2" },
	{
		code: 502,
		reason: "Bad Gateway",
		meaning: "The server got an invalid answer from the next server or gateway",
		rfc: "RFC 3261 §21.5.3",
	},
	{
		code: 503,
		reason: "Service Unavailable",
		meaning: "The server is overloaded or in maintenance",
		rfc: "RFC 3261 §21.5.4",
	},
	{
		code: 504,
		reason: "Server Time-out",
		meaning: "The server got no timely answer from another server, or could not reach it",
		rfc: "RFC 3261 §21.5.5",
	},
	{
		code: 505,
		reason: "Version Not Supported",
		meaning: "The server does not support this version of SIP",
		rfc: "RFC 3261 §21.5.6",
	},
	{
		code: 513,
		reason: "Message Too Large",
		meaning: "The message is longer than the server can handle",
		rfc: "RFC 3261 §21.5.7",
	},
	{
		code: 555,
		reason: "Push Notification Service Not Supported",
		meaning: "The server does not support the push service that the client named",
		rfc: "RFC 8599",
	},
	{
		code: 580,
		reason: "Precondition Failure",
		meaning: "A condition for the media, such as bandwidth, could not be met",
		rfc: "RFC 3312",
	},
	{
		code: 600,
		reason: "Busy Everywhere",
		meaning: "The called user is busy on every device",
		rfc: "RFC 3261 §21.6.1",
		daily: true,
	},
	{
		code: 603,
		reason: "Decline",
		meaning: "The called user does not want to take the call",
		rfc: "RFC 3261 §21.6.2",
		daily: true,
	},
	{
		code: 604,
		reason: "Does Not Exist Anywhere",
		meaning: "The called user does not exist anywhere",
		rfc: "RFC 3261 §21.6.3",
		dailyFor: WHEN_A_CONTACT_IS_GONE,
	},
	{
		code: 606,
		reason: "Not Acceptable",
		meaning: "No device of the user can accept the session as it was offered",
		rfc: "RFC 3261 §21.6.4",
	},
	{
		code: 607,
		reason: "Unwanted",
		meaning: "The called user marked the call as unwanted",
		rfc: "RFC 8197",
		daily: true,
	},
	{ code: 608, reason: "Rejected", meaning: "A call filter on the way rejected the call", rfc: "RFC 8688" },
] as const satisfies readonly StatusCode[];

/** One class of status codes. */
export interface StatusClass {
	/** The first digit. */
	readonly digit: 1 | 2 | 3 | 4 | 5 | 6;
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** How an unknown code of the class has to be treated. */
	readonly treatAs: number;
	readonly rfc: string;
}

/** The six classes (RFC 3261 §21), and what an unknown code of each counts as (§8.1.3.2). */
export const statusClasses = [
	{
		digit: 1,
		name: "Provisional",
		meaning: "The request was received and is being worked on",
		treatAs: 183,
		rfc: "RFC 3261 §21.1",
	},
	{
		digit: 2,
		name: "Success",
		meaning: "The request was understood and accepted",
		treatAs: 200,
		rfc: "RFC 3261 §21.2",
	},
	{
		digit: 3,
		name: "Redirection",
		meaning: "The request has to go somewhere else",
		treatAs: 300,
		rfc: "RFC 3261 §21.3",
	},
	{
		digit: 4,
		name: "Client Error",
		meaning: "This server refuses the request as it stands",
		treatAs: 400,
		rfc: "RFC 3261 §21.4",
	},
	{
		digit: 5,
		name: "Server Error",
		meaning: "This server failed on a request that may be valid",
		treatAs: 500,
		rfc: "RFC 3261 §21.5",
	},
	{
		digit: 6,
		name: "Global Failure",
		meaning: "No server can fulfil the request",
		treatAs: 600,
		rfc: "RFC 3261 §21.6",
	},
] as const satisfies readonly StatusClass[];

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
