// The sequence diagram, a few rows at a time.

import type { DocumentParams } from "./place.ts";

/** Asks for the frame of a sequence diagram: its lanes and how long it is. Takes `LadderParams`; the answer is a `LadderResult`. */
export const LADDER_REQUEST = "rtcdll/ladder";

/**
 * What a diagram shows: the whole log, or what the message at a line is part of. An `activity` is a meeting with all its
 * dialogs, a sign-in with all its attempts, or a call; a `selection` is several of them.
 */
export type LadderPart = "log" | "activity" | "call" | "transaction" | "selection";

/** Which diagram is asked about. Every request names it anew: the server keeps the last one only to be faster. */
export interface LadderParams extends DocumentParams {
	readonly part: LadderPart;
	/** A line of the message that names the part, zero-based; of no meaning for the whole log and a selection. */
	readonly line: number;
	/** For a selection: a line of a message of each of its activities, zero-based. */
	readonly selected?: readonly number[];
}

/** Without lanes there is a sentence for the reader. */
export type LadderResult =
	| {
			/** `Sign-in of alice@contoso.com`. */
			readonly title: string;
			readonly lanes: readonly LadderLane[];
			/** How many rows it has, and how many of them tell of something that went wrong. */
			readonly rows: number;
			readonly failures: number;
			readonly messages: number;
			/** How many requests failed or tell of a failure, and how many got no answer. */
			readonly failed: number;
			readonly unanswered: number;
			/** How many messages the log of the other side shows to have been lost. */
			readonly lost: number;
			/** The version of the document that it was made from. */
			readonly version: number;
			readonly reason?: undefined;
	  }
	| { readonly lanes: null; readonly reason: string };

/** One lifeline. The texts come from the log. */
export interface LadderLane {
	/** `alice@contoso.com`, `server.contoso.com`, or an address where no name is known. */
	readonly name: string;
	/** Empty where the name is all that is known; the same goes for the product. */
	readonly address: string;
	readonly product: string;
	/** True for the client that wrote the log. */
	readonly isClient: boolean;
}

/** Asks for some rows of a diagram. Takes `LadderRowsParams`; the answer is a `LadderRowsResult`. */
export const LADDER_ROWS_REQUEST = "rtcdll/ladderRows";

/** Some rows of a diagram, which are numbered from 0 from its top to its end. */
export interface LadderRowsParams extends LadderParams {
	/** The first row; a number below 0 counts as 0. */
	readonly from: number;
	/** At most 1000 are answered, and fewer at the end of the diagram. */
	readonly count: number;
	/** That of the frame. The answer is of the same version if nothing has been drawn since, else of the newest. */
	readonly version?: number;
}

/** `null` for a log that is not open, and for a part that it does not have. */
export type LadderRowsResult = { readonly version: number; readonly rows: readonly LadderRow[] } | null;

/** What an arrow means, for its colour. A request that should have had an answer and got none is `unanswered`. */
export type LadderClass =
	| "request"
	| "unanswered"
	| "provisional"
	| "success"
	| "redirected"
	| "challenged"
	| "cancelled"
	| "failed";

/** One row of a diagram, in the order of the log. The texts come from the log. */
export type LadderRow =
	| {
			readonly kind: "arrow";
			/** The lanes at its ends, as indexes of `lanes`; both are the same where the log does not tell them apart. */
			readonly from: number;
			readonly to: number;
			/** `INVITE`, `401 Unauthorized`. */
			readonly label: string;
			/** `SDP`, `presence`; or empty. */
			readonly detail: string;
			/** How a request was answered, why a response is a failure; or empty. */
			readonly outcome: string;
			readonly class: LadderClass;
			readonly isRetransmission: boolean;
			/** It never arrived, as the log of the other side shows. */
			readonly isLost: boolean;
			/** The note of the reader's mark, which may be empty; `null` where the message has none. */
			readonly mark: string | null;
			/** `10:38:58.520`. */
			readonly time: string;
			/** `+711 ms` since the arrow before; empty for the first one, and for one that is out of turn. */
			readonly gap: string;
			/** The line of its start line, zero-based. */
			readonly line: number;
	  }
	| {
			/**
			 * Something besides a message: a record of the client that names an error, a failure that a header or a body
			 * tells of, or a sign-out that was forced.
			 */
			readonly kind: "note";
			readonly text: string;
			readonly time: string;
			/** The line that it speaks of, zero-based. */
			readonly line: number;
	  }
	/** A long silence, or the day of what follows. */
	| { readonly kind: "gap" | "date"; readonly text: string };

/** Looks for rows of a diagram. Takes `LadderFindParams`; the answer is a `LadderFindResult`. */
export const LADDER_FIND_REQUEST = "rtcdll/ladderFind";

/** Rows are found by a line of the log, by a text, or by telling of something that went wrong. */
export interface LadderFindParams extends LadderParams {
	/** As for `LadderRowsParams`. */
	readonly version?: number;
	readonly what: /** The row that a line of the log, zero-based, is part of. */
		| { readonly kind: "line"; readonly at: number }
		/** Those whose words or whose message hold the text, in upper or lower case. */
		| { readonly kind: "text"; readonly text: string }
		| { readonly kind: "failure" };
}

/** The numbers of the rows, zero-based and ascending; `null` as for `LadderRowsResult`. */
export type LadderFindResult = { readonly version: number; readonly rows: readonly number[] } | null;

/** Asks for some plain text about the message at a line. Takes `LadderParams`; the answer is a `LadderMessageResult`. */
export const LADDER_MESSAGE_REQUEST = "rtcdll/ladderMessage";

/** `null` for a log that is not open, and where no message stands at the line. */
export type LadderMessageResult = { readonly text: string } | null;

/** Asks for the message at a line as it stands in the log. Takes `LadderParams`; the answer is a `LadderSourceResult`. */
export const LADDER_SOURCE_REQUEST = "rtcdll/ladderSource";

/** `null` for a log that is not open, and where no message stands at the line. */
export type LadderSourceResult = {
	/** The line of its start line, zero-based. */
	readonly line: number;
	/** At most 500, of 1000 characters each; `name` says how many of them are the name of a header. */
	readonly lines: readonly { readonly text: string; readonly name: number }[];
	/** How many more lines it has. */
	readonly left: number;
} | null;

/** Asks for a diagram as a document. Takes `LadderExportParams`; the answer is a `LadderExportResult`. */
export const LADDER_EXPORT_REQUEST = "rtcdll/ladderExport";

/** All of the part is drawn, however long it is. */
export interface LadderExportParams extends LadderParams {
	readonly format: "svg" | "mermaid" | "plantuml" | "text";
}

/** Without a text there is a sentence for the reader. */
export type LadderExportResult =
	| { readonly text: string; readonly title: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };
