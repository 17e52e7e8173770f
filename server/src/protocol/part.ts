// Which documents show a part of a log, and the way from them to the log: it judges them.

import { FILTER_SCHEME, readFilterSource } from "./filter.ts";
import type { PlaceParams } from "./place.ts";

/** The schemes of the documents that show a part of a log, and how the URIs of each are read. */
const READERS = { [FILTER_SCHEME]: readFilterSource } satisfies Readonly<
	Record<string, (uri: string) => { readonly log: string } | undefined>
>;

/** One of these schemes. */
export type PartScheme = keyof typeof READERS;

/** The scheme of a document that shows a part of a log; `undefined` for any other document. */
export function partScheme(uri: string): PartScheme | undefined {
	const scheme = /^[^:]*/.exec(uri)![0];
	return Object.hasOwn(READERS, scheme) ? (scheme as PartScheme) : undefined;
}

/** The URI of the log that a document shows a part of; `undefined` for any other, and for one whose URI does not say it. */
export function logBehind(uri: string): string | undefined {
	const scheme = partScheme(uri);
	return scheme && READERS[scheme](uri)?.log;
}

/** Asks which place of its log a document shows at a place. Takes `PlaceParams`; the answer is a `LogPlaceResult`. */
export const LOG_PLACE_REQUEST = "rtcdll/logPlace";

/**
 * The place in the log; in the document itself where that is a log, or where its log is not open or says something else by
 * now. `null` for a document that is not open.
 */
export type LogPlaceResult = PlaceParams | null;
