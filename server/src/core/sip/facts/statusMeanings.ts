// The meaning of a status for a particular method, where its general meaning would be wrong, and which reason phrases are
// stock text.

import meaningRows from "./data/statusMeanings.json" with { type: "json" };
import { statusClass, statusCode } from "./statusCodes.ts";

/** Known facts about the request besides its method. */
export interface Asked {
	/** It was sent within an established dialog, such as a re-INVITE: its To has a tag. */
	readonly inDialog?: boolean;
	/** False if it is known to have had no session description (SDP). */
	readonly offer?: boolean;
}

/**
 * The meaning of a status in a response to a request of this method, as a clause: capital first, no full stop. It is true
 * for every request of the method, so it does not mention users or codecs where there are none. Without a method, the
 * general meaning of the status; for an unregistered code, that of its class; undefined outside 100 to 699.
 * @param method case-insensitive
 */
export function statusMeaning(status: number, method?: string, asked: Asked = {}): string | undefined {
	const name = method?.toUpperCase();
	const row = name === undefined ? undefined : byCode.get(status)?.find((each) => fits(each, name, asked));
	return row?.meaning ?? statusCode(status)?.meaning ?? statusClass(status)?.meaning;
}

/** A meaning for some methods. Of the rows for a code, the first match applies. */
export interface MethodMeaning {
	readonly code: number;
	/** The methods it applies to; all if omitted. */
	readonly methods?: readonly string[];
	/** Applies to these methods only within a dialog, or only without a session description. */
	readonly only?: "in-dialog" | "no-offer";
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

function fits({ methods, only }: MethodMeaning, name: string, asked: Asked): boolean {
	if (only === "in-dialog" && !asked.inDialog) return false;
	if (only === "no-offer" && asked.offer !== false) return false;
	return methods === undefined || methods.includes(name);
}

/** The meanings, ascending by code, and in order of precedence for the same code. */
export const methodMeanings = meaningRows as readonly MethodMeaning[];

const byCode: ReadonlyMap<number, readonly MethodMeaning[]> = new Map(
	methodMeanings.map(({ code }) => [code, methodMeanings.filter((row) => row.code === code)]),
);

/**
 * The stock reason phrases that servers write: the registered one first, then common variants of RFC 2543, HTTP and this
 * product family. Empty for a code without a stock phrase.
 */
export function stockReasons(status: number): readonly string[] {
	const registered = statusCode(status)?.reason;
	const variants = VARIANTS[status] ?? [];
	return registered === undefined ? variants : [registered, ...variants];
}

/**
 * True if a reason phrase is the server's own text, such as `Not found (no mailbox)`. False for stock text, ignoring case
 * and punctuation, and for an empty phrase or a repeated status code.
 */
export function isOwnWords(status: number, phrase: string): boolean {
	const words = bare(phrase.slice(0, LONGEST_PHRASE));
	const code = String(status);
	const rest = words.startsWith(code) ? words.slice(code.length) : words;
	return rest !== "" && !stockReasons(status).some((stock) => bare(stock) === rest);
}

/** Only letters and digits, so that `Server Time-out` and `server timeout` are equal. */
function bare(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Longer than any stock phrase. */
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
