// The part of a log that matches a query, as a document that knows its way back.

import type { MadeLogResult } from "./madeLog.ts";
import type { DocumentParams, PlaceParams } from "./place.ts";

/** Asks for the part of a log that matches a query. Takes `FilterParams`; the answer is a `FilterResult`. */
export const FILTER_REQUEST = "rtcdll/filter";

/** What comes along with a message that matches: nothing, its transaction, or all messages of its Call-ID. */
export type FilterContext = "message" | "transaction" | "call";

/** A query over the whole of a log that is open. */
export interface FilterParams extends DocumentParams {
	/** As it was typed; what cannot be read is answered with a reason. */
	readonly query: string;
	readonly context: FilterContext;
}

/** Whole records of the log, or none; the words are `12 of 345 messages`, or that nothing matches. */
export type FilterResult = MadeLogResult;

/** Asks how much of a log matches a query that is being typed. Takes `FilterParams`; the answer is a `CountMatchesResult`. */
export const COUNT_MATCHES_REQUEST = "rtcdll/countMatches";

/** The words of the result, such as `12 of 345 messages`; without them there is a sentence for the reader. */
export type CountMatchesResult =
	| { readonly words: string; readonly reason?: undefined }
	| { readonly words: null; readonly reason: string };

/** Asks what is wrong with a query and what could come next. Takes `CheckQueryParams`; the answer is a `CheckQueryResult`. */
export const CHECK_QUERY_REQUEST = "rtcdll/checkQuery";

/** The document adds the values that occur in it to what could come next; it need not be open. */
export interface CheckQueryParams extends DocumentParams {
	/** As it was typed so far. */
	readonly query: string;
	/** Where in the query the next letter goes, in UTF-16 units. */
	readonly offset: number;
}

/** What is wrong with a query, at most ten errors, what could stand at the offset, and what is asked for every day. */
export interface CheckQueryResult {
	/** From `start` to before `end`, in UTF-16 units of the query; `instead` is what was probably meant. */
	readonly errors: readonly {
		readonly start: number;
		readonly end: number;
		readonly message: string;
		readonly instead?: string;
	}[];
	/** A text to put in place of `start..end`, and what it means. */
	readonly suggestions: readonly {
		readonly start: number;
		readonly end: number;
		readonly text: string;
		readonly detail: string;
	}[];
	/** Ready-made queries, each with its name in words. */
	readonly presets: readonly { readonly name: string; readonly query: string }[];
}

/** Asks for a filter that needs no typing. Takes `PresetQueryParams`; the answer is a `PresetQueryResult`. */
export const PRESET_QUERY_REQUEST = "rtcdll/presetQuery";

/** Which ready-made filter is wanted. Only `call` looks at the position, and only for it the log must be open. */
export interface PresetQueryParams extends PlaceParams {
	/** `call` is that of the message at the position. */
	readonly preset: "call" | "failures" | "noKeepAlives";
}

/** Without a query there is a sentence for the reader. */
export type PresetQueryResult =
	| { readonly query: string; readonly reason?: undefined }
	| { readonly query: null; readonly reason: string };

/** The scheme of documents that show what a filter keeps of a log. */
export const FILTER_SCHEME = "rtcdll-filter";

/** What such a document shows. It is the query of its URI, as JSON, so that a window that is opened again still knows. */
export interface FilterSource {
	/** The URI of the log. */
	readonly log: string;
	/** As it was typed; not checked here. */
	readonly query: string;
	readonly context: FilterContext;
}

/** What a document shows; `undefined` for any other. Anyone can open a document of our scheme, so it is read with care. */
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
