// The marks that a reader puts on messages. Our client keeps them, apart from the log; the server knows on which message
// each of them is.

import type { DocumentParams, ProtocolRange } from "./place.ts";

/**
 * Tells the server all marks of a log, in place of those that it knew. A notification; takes `MarksParams`. The log need not be
 * open.
 */
export const MARKS_NOTIFICATION = "rtcdll/marks";

/** A mark as the client keeps it. */
export interface ProtocolMark {
	/** Names the message, however the log changes; its words are the server's business. */
	readonly message: string;
	/** What the reader wrote; may be empty. */
	readonly note: string;
}

/** The marks of the log itself, never of a document that shows a part of it. */
export interface MarksParams extends DocumentParams {
	/** The last 1000 count. */
	readonly marks: readonly ProtocolMark[];
}

/** Asks for the message at a position, to mark it. Takes `PlaceParams`; the answer is a `MarkableResult`. */
export const MARKABLE_REQUEST = "rtcdll/markable";

/** The message at the position; without one there is a sentence for the reader. */
export type MarkableResult =
	| {
			/** As in `ProtocolMark`. */
			readonly message: string;
			/** `← 403 Forbidden`. */
			readonly name: string;
			/** `null` where it has no mark. */
			readonly note: string | null;
			readonly reason?: undefined;
	  }
	| { readonly message: null; readonly reason: string };

/** Asks which messages of a document are marked. Takes `DocumentParams`; the answer is a `MarkedResult`. */
export const MARKED_REQUEST = "rtcdll/marked";

/** A message with a mark. The texts hold pieces of the log, and are plain. */
export interface MarkedMessage {
	/** On one line. */
	readonly note: string;
	/** `← 403 Forbidden`. */
	readonly name: string;
	/** As the log writes it; empty where it has no times. */
	readonly time: string;
	/** The start line. */
	readonly range: ProtocolRange;
}

/** In the order of the log, as far as the document shows them; `missing` are the marks whose messages the log does not have now. */
export type MarkedResult = { readonly marked: readonly MarkedMessage[]; readonly missing: number } | null;
