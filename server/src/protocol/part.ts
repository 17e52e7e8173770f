// Documents that show part of a log, and how to get from them to the log, by which they are judged.

import { FILTER_SCHEME, readFilterSource } from "./filter.ts";
import type { PlaceParams } from "./place.ts";

/** The schemes of these documents, and the parsers of their URIs. */
const READERS = { [FILTER_SCHEME]: readFilterSource } satisfies Readonly<
	Record<string, (uri: string) => { readonly log: string } | undefined>
>;

/** One of these schemes. */
export type PartScheme = keyof typeof READERS;

/** The scheme of a document that shows part of a log; `undefined` for other documents. */
export function partScheme(uri: string): PartScheme | undefined {
	const scheme = /^[^:]*/.exec(uri)![0];
	return Object.hasOwn(READERS, scheme) ? (scheme as PartScheme) : undefined;
}

/** The URI of the log that a document shows part of; `undefined` for other documents, and if the URI is invalid. */
export function logBehind(uri: string): string | undefined {
	const scheme = partScheme(uri);
	return scheme && READERS[scheme](uri)?.log;
}

/** Maps a position in such a document to its log. Takes `PlaceParams`, returns a `LogPlaceResult`. */
export const LOG_PLACE_REQUEST = "rtcdll/logPlace";

/**
 * The position in the log; the original position if the document is itself a log, or if its log is not open or has changed.
 * `null` if the document is not open.
 */
export type LogPlaceResult = PlaceParams | null;
