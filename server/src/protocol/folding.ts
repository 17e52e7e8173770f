// Which folds to close, and the text of closed folds.

import type { PlaceParams } from "./place.ts";

/** Requests the folds to close. Takes `FoldLinesParams`, returns a `FoldLinesResult`. */
export const FOLD_LINES_REQUEST = "rtcdll/foldLines";

/** Which folds stay open. Only `call` uses the position. */
export interface FoldLinesParams extends PlaceParams {
	/**
	 * What stays open: `failures`, transactions with a finding of severity error or warning; `call`, messages with the Call-ID
	 * at the position; `sip`, all messages.
	 */
	readonly keep: "failures" | "call" | "sip";
}

/** `lines` are the 0-based first lines of the folds; `null` with a message for the user if there are none. */
export type FoldLinesResult =
	| { readonly lines: readonly number[]; readonly reason?: undefined }
	| { readonly lines: null; readonly reason: string };

/** Requests the text of folds. Takes `FoldTextsParams`, returns a `FoldTextsResult`. */
export const FOLD_TEXTS_REQUEST = "rtcdll/foldTexts";

/** Folds of one document, by the lines that an editor knows. */
export interface FoldTextsParams {
	readonly textDocument: { readonly uri: string };
	/** The 0-based lines that stay visible and the last hidden lines. */
	readonly folds: readonly { readonly startLine: number; readonly endLine: number }[];
}

/** A short text for each fold, in the same order; `null` for a fold that is not ours. Does not repeat inlay hints. */
export type FoldTextsResult = readonly (string | null)[];
