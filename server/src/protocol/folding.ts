// Which lines to fold, and what folded lines hold.

import type { PlaceParams } from "./place.ts";

/** Asks which folds to close. Takes `FoldLinesParams`; the answer is a `FoldLinesResult`. */
export const FOLD_LINES_REQUEST = "rtcdll/foldLines";

/** Which folds stay open. Only `call` looks at the position. */
export interface FoldLinesParams extends PlaceParams {
	/**
	 * What stays open: `failures` the transactions with a finding of severity error or warning, `call` the messages with
	 * the Call-ID at the position, `sip` all messages.
	 */
	readonly keep: "failures" | "call" | "sip";
}

/** `lines` are the first lines of the folds, zero-based; `null` with a sentence for the reader when there are none. */
export type FoldLinesResult =
	| { readonly lines: readonly number[]; readonly reason?: undefined }
	| { readonly lines: null; readonly reason: string };

/** Asks what folded lines hold. Takes `FoldTextsParams`; the answer is a `FoldTextsResult`. */
export const FOLD_TEXTS_REQUEST = "rtcdll/foldTexts";

/** Folds of one document, by the lines that an editor knows of them. */
export interface FoldTextsParams {
	readonly textDocument: { readonly uri: string };
	/** The lines that stay visible and the last ones behind them that do not, zero-based. */
	readonly folds: readonly { readonly startLine: number; readonly endLine: number }[];
}

/** A few words for each fold, in the same order; `null` for one that is none of ours. Nothing that a hint says already. */
export type FoldTextsResult = readonly (string | null)[];
