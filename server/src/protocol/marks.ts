// The user's marks on messages. Our client stores them, apart from the log; the server finds their messages.

import type { DocumentParams, ProtocolRange } from "./place.ts";

/**
 * Sends the server all marks of a log, replacing the ones it knew. A notification with `MarksParams`. The log need not be
 * open.
 */
export const MARKS_NOTIFICATION = "rtcdll/marks";

/** A mark as the client stores it. */
export interface ProtocolMark {
	/** Identifies the message, however the log changes; an opaque string of the server. */
	readonly message: string;
	/** The user's note; may be empty. */
	readonly note: string;
}

/** The marks of the log itself, never of a document that shows part of it. */
export interface MarksParams extends DocumentParams {
	/** Only the last 1000 are used. */
	readonly marks: readonly ProtocolMark[];
}

/** Requests the message at a position in order to mark it. Takes `PlaceParams`, returns a `MarkableResult`. */
export const MARKABLE_REQUEST = "rtcdll/markable";

/** The message at the position, or a message for the user. */
export type MarkableResult =
	| {
			/** As in `ProtocolMark`. */
			readonly message: string;
			/** `← 403 Forbidden`. */
			readonly name: string;
			/** `null` if it is not marked. */
			readonly note: string | null;
			readonly reason?: undefined;
	  }
	| { readonly message: null; readonly reason: string };

/** Requests the marked messages of a document. Takes `DocumentParams`, returns a `MarkedResult`. */
export const MARKED_REQUEST = "rtcdll/marked";

/** A marked message. Its texts are plain text with pieces of the log. */
export interface MarkedMessage {
	/** On one line. */
	readonly note: string;
	/** `← 403 Forbidden`. */
	readonly name: string;
	/** As written in the log; empty if it has no times. */
	readonly time: string;
	/** The start line. */
	readonly range: ProtocolRange;
}

/**
 * In log order, limited to what the document shows; `missing` is the number of marks whose messages are currently not in the
 * log.
 */
export type MarkedResult = { readonly marked: readonly MarkedMessage[]; readonly missing: number } | null;
