// The sequence diagram, a few rows at a time.

import type { DocumentParams } from "./place.ts";

/** Requests the frame of a sequence diagram: its lanes and length. Takes `LadderParams`, returns a `LadderResult`. */
export const LADDER_REQUEST = "rtcdll/ladder";

/**
 * The part shown: the whole log, or what the message at a line belongs to. An `activity` is a meeting with all its dialogs,
 * a sign-in with all its attempts, or a call; a `selection` is several of them.
 */
export type LadderPart = "log" | "activity" | "call" | "transaction" | "selection";

/** The diagram in question. Every request repeats it: the server caches the last one only for speed. */
export interface LadderParams extends DocumentParams {
	readonly part: LadderPart;
	/** A 0-based line of the message that determines the part; ignored for the whole log and a selection. */
	readonly line: number;
	/** For a selection: a 0-based line of a message in each of its activities. */
	readonly selected?: readonly number[];
}

/** The frame, or a message for the user. */
export type LadderResult =
	| {
			/** `Sign-in of alice@contoso.com`. */
			readonly title: string;
			readonly lanes: readonly LadderLane[];
			/** The number of rows, and of those that show a failure. */
			readonly rows: number;
			readonly failures: number;
			readonly messages: number;
			/** The number of requests that failed or report a failure, and of those without a response. */
			readonly failed: number;
			readonly unanswered: number;
			/** The number of messages that were lost according to the log of the other side. */
			readonly lost: number;
			/** The version of the document that it was made from. */
			readonly version: number;
			readonly reason?: undefined;
	  }
	| { readonly lanes: null; readonly reason: string };

/** A lifeline. Its texts come from the log. */
export interface LadderLane {
	/** `alice@contoso.com`, `server.contoso.com`, or an address if no name is known. */
	readonly name: string;
	/** Empty if only the name is known; the same applies to the product. */
	readonly address: string;
	readonly product: string;
	/** True for the client that wrote the log. */
	readonly isClient: boolean;
}

/** Requests some rows of a diagram. Takes `LadderRowsParams`, returns a `LadderRowsResult`. */
export const LADDER_ROWS_REQUEST = "rtcdll/ladderRows";

/** A range of rows, numbered from 0 from top to bottom. */
export interface LadderRowsParams extends LadderParams {
	/** The first row; a negative number counts as 0. */
	readonly from: number;
	/** At most 1000 are returned, and fewer at the end of the diagram. */
	readonly count: number;
	/** The version of the frame. The result has the same version if nothing newer was drawn since, otherwise the latest. */
	readonly version?: number;
}

/** `null` if the log is not open or does not contain the part. */
export type LadderRowsResult = { readonly version: number; readonly rows: readonly LadderRow[] } | null;

/** The class of an arrow, which determines its colour. `unanswered` is a request whose expected response never came. */
export type LadderClass =
	| "request"
	| "unanswered"
	| "provisional"
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed";

/** A row of a diagram, in log order. Its texts come from the log. */
export type LadderRow =
	| {
			readonly kind: "arrow";
			/** The lanes at its ends, as indexes into `lanes`; equal if the log does not tell them apart. */
			readonly from: number;
			readonly to: number;
			/** `INVITE`, `401 Unauthorized`. */
			readonly label: string;
			/** `SDP`, `presence`; may be empty. */
			readonly detail: string;
			/** The outcome of a request, or why a response is a failure; may be empty. */
			readonly outcome: string;
			readonly class: LadderClass;
			readonly isRetransmission: boolean;
			/** True if it did not arrive, according to the log of the other side. */
			readonly isLost: boolean;
			/** The note of the user's mark, which may be empty; `null` if the message has no mark. */
			readonly mark: string | null;
			/** `10:38:58.520`. */
			readonly time: string;
			/** `+711 ms` since the previous arrow; empty for the first one or one out of order. */
			readonly gap: string;
			/** The 0-based line of its start line. */
			readonly line: number;
	  }
	| {
			/**
			 * An event other than a message: an error recorded by the client, a failure reported by a header or body, or a forced
			 * sign-out.
			 */
			readonly kind: "note";
			readonly text: string;
			readonly time: string;
			/** The 0-based line it refers to. */
			readonly line: number;
	  }
	/** A long pause, or the date of what follows. */
	| { readonly kind: "gap" | "date"; readonly text: string };

/** Searches the rows of a diagram. Takes `LadderFindParams`, returns a `LadderFindResult`. */
export const LADDER_FIND_REQUEST = "rtcdll/ladderFind";

/** Searches by a line of the log, by text, or for failures. */
export interface LadderFindParams extends LadderParams {
	/** As for `LadderRowsParams`. */
	readonly version?: number;
	readonly what: /** The row that contains a 0-based line of the log. */
		| { readonly kind: "line"; readonly at: number }
		/** Rows whose label or message contains the text, ignoring case. */
		| { readonly kind: "text"; readonly text: string }
		| { readonly kind: "failure" };
}

/** The row numbers, 0-based and ascending; `null` as for `LadderRowsResult`. */
export type LadderFindResult = { readonly version: number; readonly rows: readonly number[] } | null;

/** Requests a plain text description of the message at a line. Takes `LadderParams`, returns a `LadderMessageResult`. */
export const LADDER_MESSAGE_REQUEST = "rtcdll/ladderMessage";

/** `null` if the log is not open or has no message at the line. */
export type LadderMessageResult = { readonly text: string } | null;

/** Requests the message at a line as it is in the log. Takes `LadderParams`, returns a `LadderSourceResult`. */
export const LADDER_SOURCE_REQUEST = "rtcdll/ladderSource";

/** `null` if the log is not open or has no message at the line. */
export type LadderSourceResult = {
	/** The 0-based line of its start line. */
	readonly line: number;
	/** At most 500 lines of 1000 characters each; `name` is the length of the header name at the start. */
	readonly lines: readonly { readonly text: string; readonly name: number }[];
	/** The number of further lines. */
	readonly left: number;
} | null;

/** Exports a diagram as a document. Takes `LadderExportParams`, returns a `LadderExportResult`. */
export const LADDER_EXPORT_REQUEST = "rtcdll/ladderExport";

/** The whole part is drawn, whatever its length. */
export interface LadderExportParams extends LadderParams {
	readonly format: "svg" | "mermaid" | "plantuml" | "text";
}

/** The document, or a message for the user. */
export type LadderExportResult =
	| { readonly text: string; readonly title: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };
