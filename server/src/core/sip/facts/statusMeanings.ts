// What a status says of a request of a certain method, where the sentence of the status alone would be false, and which
// reason phrases are stock text.

import { statusClass, statusCode } from "./statusCodes.ts";

/** What is known of the request beyond its method. */
export interface Asked {
	/** It was sent within a dialog that had been set up: its To has a tag. A re-INVITE, for instance. */
	readonly inDialog?: boolean;
	/** False when it is known to have carried no session description (SDP). */
	readonly offer?: boolean;
}

/**
 * What a status means as the answer to a request of this method, as a clause: capital first, no full stop. True for every
 * request of the method, so that nothing is said of users or codecs where there are none. Without a method, the meaning
 * of the status; for a code that is not registered, that of its class; undefined outside 100 to 699.
 * @param method in any case
 */
export function statusMeaning(status: number, method?: string, asked: Asked = {}): string | undefined {
	const name = method?.toUpperCase();
	const row = name === undefined ? undefined : byCode.get(status)?.find((each) => fits(each, name, asked));
	return row?.meaning ?? statusCode(status)?.meaning ?? statusClass(status)?.meaning;
}

/** One meaning for some methods. Of the rows of a code the first that fits counts. */
export interface MethodMeaning {
	readonly code: number;
	/** The methods it holds for; every one without this. */
	readonly methods?: readonly string[];
	/** Holds for all these methods only within a dialog, or only without a session description. */
	readonly only?: "in-dialog" | "no-offer";
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly rfc: string;
}

function fits({ methods, only }: MethodMeaning, name: string, asked: Asked): boolean {
	if (only === "in-dialog" && !asked.inDialog) return false;
	if (only === "no-offer" && asked.offer !== false) return false;
	return methods === undefined || methods.includes(name);
}

/** Methods that are only ever sent about something that is there already. */
const WITHIN = ["ACK", "BENOTIFY", "BYE", "CANCEL", "INFO", "NOTIFY", "PRACK", "UPDATE"] as const;
const NOTIFIES = ["BENOTIFY", "NOTIFY"] as const;
/** Methods that somebody is called, written to or asked with. */
const TO_A_USER = ["INVITE", "MESSAGE"] as const;
/** Methods that a session description is exchanged in (RFC 3264, RFC 3311, RFC 3262). */
const WITH_SDP = ["ACK", "INVITE", "PRACK", "UPDATE"] as const;
const TO_A_SERVER = ["PUBLISH", "REGISTER", "SERVICE", "SUBSCRIBE"] as const;

const NO_SUCH_ADDRESS = "The address that the dialog uses is not known there (any more)";
const NOT_ACCEPTED = "The other side does not accept the request or its body as it stands";

/** The meanings, ascending by code, within a code in the order in which they count. */
export const methodMeanings: readonly MethodMeaning[] = [
	{ code: 403, methods: ["REGISTER"], meaning: "The server refuses the sign-in", rfc: "RFC 3261 §21.4.4" },
	{ code: 404, methods: WITHIN, meaning: NO_SUCH_ADDRESS, rfc: "RFC 3261 §12.2.1.1" },
	{ code: 404, only: "in-dialog", meaning: NO_SUCH_ADDRESS, rfc: "RFC 3261 §12.2.1.1" },
	{
		code: 404,
		methods: ["REGISTER"],
		meaning: "The server does not know the user, or does not serve the domain",
		rfc: "RFC 3261 §10.3",
	},
	{
		code: 404,
		methods: ["OPTIONS", "PUBLISH", "REFER", "SERVICE"],
		meaning: "The user or service that the request is for is not known there",
		rfc: "RFC 3261 §21.4.5",
	},
	{
		code: 408,
		methods: ["INVITE"],
		meaning: "The called side did not answer in time",
		rfc: "RFC 3261 §21.4.9",
	},
	{
		code: 408,
		methods: ["MESSAGE"],
		meaning: "Nobody confirmed the message in time, so it may or may not have arrived",
		rfc: "RFC 3428",
	},
	{ code: 408, methods: NOTIFIES, meaning: "The subscriber did not answer in time", rfc: "RFC 6665" },
	{
		code: 408,
		methods: ["BYE"],
		meaning: "The other side did not answer in time, so the session counts as ended",
		rfc: "RFC 3261 §15.1.1",
	},
	{ code: 408, methods: TO_A_SERVER, meaning: "A server did not answer in time", rfc: "RFC 3261 §21.4.9" },
	{ code: 410, methods: WITHIN, meaning: "The address that the dialog uses is gone", rfc: "RFC 3261 §21.4.10" },
	{ code: 410, only: "in-dialog", meaning: "The address that the dialog uses is gone", rfc: "RFC 3261 §21.4.10" },
	{
		code: 423,
		methods: ["REGISTER"],
		meaning: "The sign-in was to last shorter than the server accepts, see Min-Expires",
		rfc: "RFC 3261 §10.2.8",
	},
	{
		code: 423,
		methods: ["SUBSCRIBE"],
		meaning: "The subscription was to last shorter than the server accepts, see Min-Expires",
		rfc: "RFC 6665",
	},
	{
		code: 423,
		methods: ["PUBLISH"],
		meaning: "The published state was to last shorter than the server accepts, see Min-Expires",
		rfc: "RFC 3903",
	},
	{
		code: 433,
		methods: ["INVITE"],
		meaning: "The called side does not take anonymous calls",
		rfc: "RFC 5079",
	},
	{ code: 433, meaning: "The other side takes no requests from anonymous senders", rfc: "RFC 5079" },
	{ code: 480, only: "in-dialog", meaning: "The other side cannot be reached for now", rfc: "RFC 3261 §21.4.18" },
	{
		code: 480,
		methods: ["INVITE"],
		meaning: "The called user is not signed in or does not want to be disturbed",
		rfc: "RFC 3261 §21.4.18",
	},
	{
		code: 480,
		methods: ["MESSAGE"],
		meaning: "The recipient is not signed in or does not want to be disturbed",
		rfc: "RFC 3261 §21.4.18",
	},
	{ code: 480, methods: ["REGISTER"], meaning: "The server cannot sign the user in for now", rfc: "RFC 3261 §21.4.18" },
	{
		code: 480,
		methods: ["SUBSCRIBE"],
		meaning: "What the subscription is about cannot be reached for now",
		rfc: "RFC 3261 §21.4.18",
	},
	{ code: 480, methods: NOTIFIES, meaning: "The subscriber cannot be reached for now", rfc: "RFC 3261 §21.4.18" },
	{ code: 480, meaning: "The other side cannot be reached for now", rfc: "RFC 3261 §21.4.18" },
	{ code: 481, methods: ["CANCEL"], meaning: "There is no request left to cancel", rfc: "RFC 3261 §9.2" },
	{
		code: 481,
		methods: NOTIFIES,
		meaning: "The subscriber does not know the subscription (any more)",
		rfc: "RFC 6665",
	},
	{
		code: 481,
		methods: ["SUBSCRIBE"],
		meaning: "The other side does not know the subscription (any more)",
		rfc: "RFC 6665",
	},
	{
		code: 481,
		methods: ["PRACK"],
		meaning: "The other side does not know the answer that it confirms (any more)",
		rfc: "RFC 3262",
	},
	{
		code: 481,
		methods: ["BYE", "INFO", "INVITE", "MESSAGE", "REFER", "UPDATE"],
		meaning: "The other side does not know the session (any more)",
		rfc: "RFC 3261 §12.2.2",
	},
	{ code: 486, methods: ["INVITE"], meaning: "The called device is busy", rfc: "RFC 3261 §21.4.24" },
	{ code: 486, meaning: "The other side is busy and does not take the request now", rfc: "RFC 3261 §21.4.24" },
	{ code: 488, methods: NOTIFIES, meaning: "The subscriber does not accept the body or the event", rfc: "RFC 6665" },
	{
		code: 488,
		methods: ["PUBLISH", "SUBSCRIBE"],
		meaning: "The server does not accept the body or the event of the request",
		rfc: "RFC 6665",
	},
	{ code: 488, only: "no-offer", meaning: NOT_ACCEPTED, rfc: "RFC 3261 §21.4.26" },
	{
		code: 488,
		methods: WITH_SDP,
		meaning: "The other side cannot accept the offered media, codecs or encryption",
		rfc: "RFC 3261 §21.4.26",
	},
	{ code: 488, meaning: NOT_ACCEPTED, rfc: "RFC 3261 §21.4.26" },
	{
		code: 489,
		methods: ["SUBSCRIBE"],
		meaning: "The other side does not know the event package of the subscription",
		rfc: "RFC 6665",
	},
	{ code: 489, methods: NOTIFIES, meaning: "The subscriber does not know the event package", rfc: "RFC 6665" },
	{
		code: 489,
		methods: ["PUBLISH"],
		meaning: "The server takes no published state of this event package",
		rfc: "RFC 3903",
	},
	{
		code: 489,
		methods: ["REGISTER"],
		meaning: "The server does not know the event that the sign-in names",
		rfc: "RFC 6665",
	},
	{ code: 489, meaning: "The other side does not know the event package of the request", rfc: "RFC 6665" },
	{
		code: 491,
		methods: ["INVITE", "UPDATE"],
		meaning: "Both sides tried to change the session at the same time",
		rfc: "RFC 3261 §21.4.27",
	},
	{ code: 491, meaning: "Another request is still waiting for its answer", rfc: "RFC 3261 §21.4.27" },
	{
		code: 503,
		meaning: "The server cannot take requests now: it is overloaded, in maintenance, or cannot get on itself",
		rfc: "RFC 3261 §21.5.4",
	},
	{
		code: 504,
		methods: ["REGISTER"],
		meaning: "The server got no timely answer from the one that signs the user in, or could not reach it",
		rfc: "RFC 3261 §21.5.5",
	},
	{
		code: 504,
		meaning: "A server on the way got no timely answer from another one, or could not reach it",
		rfc: "RFC 3261 §21.5.5",
	},
	{
		code: 580,
		methods: WITH_SDP,
		meaning: "A condition for the media, such as bandwidth, could not be met",
		rfc: "RFC 3312",
	},
	{ code: 580, meaning: "A condition of the request could not be met", rfc: "RFC 3312" },
	{ code: 600, methods: ["INVITE"], meaning: "The called user is busy on every device", rfc: "RFC 3261 §21.6.1" },
	{ code: 600, meaning: "The other side is busy everywhere and does not take the request", rfc: "RFC 3261 §21.6.1" },
	{ code: 603, only: "in-dialog", meaning: "The other side declined the request", rfc: "RFC 3261 §21.6.2" },
	{
		code: 603,
		methods: ["INVITE"],
		meaning: "The called user does not want to take the call",
		rfc: "RFC 3261 §21.6.2",
	},
	{ code: 603, methods: ["MESSAGE"], meaning: "The recipient does not want the message", rfc: "RFC 3261 §21.6.2" },
	{ code: 603, methods: ["REFER"], meaning: "The other side does not want to be transferred", rfc: "RFC 3515" },
	{ code: 603, methods: ["SUBSCRIBE"], meaning: "The other side does not allow the subscription", rfc: "RFC 6665" },
	{ code: 603, meaning: "The other side declined the request", rfc: "RFC 3261 §21.6.2" },
	{ code: 604, methods: WITHIN, meaning: NO_SUCH_ADDRESS, rfc: "RFC 3261 §21.6.3" },
	{ code: 604, only: "in-dialog", meaning: NO_SUCH_ADDRESS, rfc: "RFC 3261 §21.6.3" },
	{ code: 604, methods: TO_A_USER, meaning: "The called user does not exist anywhere", rfc: "RFC 3261 §21.6.3" },
	{ code: 604, meaning: "Whom the request is for does not exist anywhere", rfc: "RFC 3261 §21.6.3" },
	{ code: 606, only: "no-offer", meaning: NOT_ACCEPTED, rfc: "RFC 3261 §21.6.4" },
	{
		code: 606,
		methods: WITH_SDP,
		meaning: "No device of the user can accept the session as it was offered",
		rfc: "RFC 3261 §21.6.4",
	},
	{ code: 606, meaning: NOT_ACCEPTED, rfc: "RFC 3261 §21.6.4" },
	{ code: 607, methods: ["INVITE"], meaning: "The called user marked the call as unwanted", rfc: "RFC 8197" },
	{ code: 607, meaning: "The other side marked the request as unwanted", rfc: "RFC 8197" },
	{ code: 608, methods: ["INVITE"], meaning: "A call filter on the way rejected the call", rfc: "RFC 8688" },
	{ code: 608, meaning: "A filter on the way rejected the request", rfc: "RFC 8688" },
];

const byCode: ReadonlyMap<number, readonly MethodMeaning[]> = new Map(
	methodMeanings.map(({ code }) => [code, methodMeanings.filter((row) => row.code === code)]),
);

/**
 * The reason phrases that servers write as stock text: the registered one first, then common variants of RFC 2543, of
 * HTTP and of this product family. Empty for a code that nobody writes a stock text for.
 */
export function stockReasons(status: number): readonly string[] {
	const registered = statusCode(status)?.reason;
	const variants = VARIANTS[status] ?? [];
	return registered === undefined ? variants : [registered, ...variants];
}

/**
 * True when a reason phrase is a server's own words, such as `Not found (no mailbox)`. Stock text in any case and with any
 * punctuation is not, nor is an empty phrase or a repeated status code.
 */
export function isOwnWords(status: number, phrase: string): boolean {
	const words = bare(phrase.slice(0, LONGEST_PHRASE));
	const code = String(status);
	const rest = words.startsWith(code) ? words.slice(code.length) : words;
	return rest !== "" && !stockReasons(status).some((stock) => bare(stock) === rest);
}

/** Letters and digits alone, so that `Server Time-out` and `server timeout` are the same. */
function bare(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Longer than any stock text. */
const LONGEST_PHRASE = 500;

const VARIANTS: Readonly<Record<number, readonly string[]>> = {
	101: ["Progress Report"],
	181: ["Call Being Forwarded"],
	183: ["Session In Progress", "Progress"],
	400: ["Bad Request Syntax"],
	401: ["Unauthorised"],
	405: ["Not Allowed"],
	407: ["Proxy Authentication"],
	408: ["Request Time-out", "Timeout"],
	412: ["Precondition Failed"],
	413: ["Request Entity Too Long"],
	414: ["Request-URI Too Large"],
	415: ["Unsupported Media", "Media Type Not Supported"],
	422: ["Session Timer Too Small", "Session Timer Interval Too Small"],
	423: ["Registration Too Brief", "Subscription Too Brief"],
	480: ["Temporarily Not Available", "Temporary Unavailable", "Not Available", "Unavailable"],
	481: [
		"Call Leg/Transaction Does Not Exist",
		"Call Leg Does Not Exist",
		"Call Does Not Exist",
		"Dialog/Transaction Does Not Exist",
		"Dialog Does Not Exist",
		"Subscription Does Not Exist",
		"Transaction Does Not Exist",
	],
	486: ["Busy"],
	487: ["Request Cancelled", "Request Canceled", "Cancelled", "Canceled"],
	488: ["Not Acceptable"],
	489: ["Event Package Not Supported"],
	500: ["Internal Server Error", "Internal Error", "Server Error"],
	503: ["Service Not Available"],
	504: ["Gateway Time-out", "Server Did Not Respond"],
	505: ["SIP Version Not Supported"],
	513: ["Message Too Big", "Message Too Long"],
	600: ["Busy"],
	603: ["Declined"],
	604: ["Does Not Exist"],
};
