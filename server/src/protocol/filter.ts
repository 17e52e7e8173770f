// Filtered logs: the part of a log that matches a query, as a document that leads back to it.

import type { MadeLogResult } from "./madeLog.ts";
import type { DocumentParams, PlaceParams } from "./place.ts";

/** Filters a log. Takes `FilterParams`, returns a `FilterResult`. */
export const FILTER_REQUEST = "rtcdll/filter";

/** What to include with a matching message: nothing else, its transaction, or all messages with its Call-ID. */
export type FilterContext = "message" | "transaction" | "call";

/** A query on a whole open log. */
export interface FilterParams extends DocumentParams {
	/** As typed; an invalid query is answered with an explanation. */
	readonly query: string;
	readonly context: FilterContext;
}

/** Whole records of the log, or none. `words` is `12 of 345 messages`, or says that nothing matches. */
export type FilterResult = MadeLogResult;

/** Counts the matches of a query while it is typed. Takes `FilterParams`, returns a `CountMatchesResult`. */
export const COUNT_MATCHES_REQUEST = "rtcdll/countMatches";

/** The summary, such as `12 of 345 messages`, or a message for the user. */
export type CountMatchesResult =
	| { readonly words: string; readonly reason?: undefined }
	| { readonly words: null; readonly reason: string };

/** Checks a query and requests completions. Takes `CheckQueryParams`, returns a `CheckQueryResult`. */
export const CHECK_QUERY_REQUEST = "rtcdll/checkQuery";

/** If the document is open, the completions include values that occur in it. */
export interface CheckQueryParams extends DocumentParams {
	/** As typed so far. */
	readonly query: string;
	/** The cursor offset in the query, in UTF-16 units. */
	readonly offset: number;
}

/** The errors in a query (at most ten), completions at the offset, and preset queries. */
export interface CheckQueryResult {
	/** From `start` to before `end`, in UTF-16 units of the query; `instead` is the likely intention. */
	readonly errors: readonly {
		readonly start: number;
		readonly end: number;
		readonly message: string;
		readonly instead?: string;
	}[];
	/** A replacement for `start..end`, and its meaning. */
	readonly suggestions: readonly {
		readonly start: number;
		readonly end: number;
		readonly text: string;
		readonly detail: string;
	}[];
	/** Preset queries with display names. */
	readonly presets: readonly { readonly name: string; readonly query: string }[];
}

/** Requests a preset query. Takes `PresetQueryParams`, returns a `PresetQueryResult`. */
export const PRESET_QUERY_REQUEST = "rtcdll/presetQuery";

/** The preset. Only `call` uses the position and requires the log to be open. */
export interface PresetQueryParams extends PlaceParams {
	/** `call` is the call of the message at the position. */
	readonly preset: "call" | "failures" | "noKeepAlives";
}

/** The query, or a message for the user. */
export type PresetQueryResult =
	| { readonly query: string; readonly reason?: undefined }
	| { readonly query: null; readonly reason: string };

/** The URI scheme of documents that show a filtered log. */
export const FILTER_SCHEME = "rtcdll-filter";

/** What such a document shows. It is stored as JSON in the query of its URI, so that a reopened window can restore it. */
export interface FilterSource {
	/** The URI of the log. */
	readonly log: string;
	/** As typed; not validated here. */
	readonly query: string;
	readonly context: FilterContext;
}

/**
 * What a document shows; `undefined` for other documents. Anyone can open a document with our scheme, so its URI is
 * validated.
 */
export function readFilterSource(uri: string): FilterSource | undefined {
	if (!uri.startsWith(`${FILTER_SCHEME}:`)) return undefined;
	try {
		const json = decodeURIComponent(/\?([^#]*)/.exec(uri)?.[1] ?? "");
		const { log, query, context } = JSON.parse(json) as Partial<Record<keyof FilterSource, unknown>>;
		if (typeof log !== "string" || typeof query !== "string") return undefined;
		return { log, query, context: context === "transaction" || context === "call" ? context : "message" };
	} catch {
		return undefined;
	}
}
