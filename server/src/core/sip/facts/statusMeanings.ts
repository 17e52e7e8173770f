// What a status says of a request of a certain method, where the sentence of the status alone would be false, and which
// reason phrases are stock text.

import meaningRows from "./data/statusMeanings.json" with { type: "json" };
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
	readonly source: string;
}

function fits({ methods, only }: MethodMeaning, name: string, asked: Asked): boolean {
	if (only === "in-dialog" && !asked.inDialog) return false;
	if (only === "no-offer" && asked.offer !== false) return false;
	return methods === undefined || methods.includes(name);
}

/** The meanings, ascending by code, within a code in the order in which they count. */
export const methodMeanings = meaningRows as readonly MethodMeaning[];

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
