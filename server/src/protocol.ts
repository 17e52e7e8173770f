// The requests that only our own client sends: method names and plain types, so that client and server
// can each bundle their own copy of the LSP libraries.

/** A zero-based LSP position; the same shape as in `vscode-languageserver-types`. */
export interface ProtocolPosition {
	readonly line: number;
	readonly character: number;
}

/** A zero-based LSP range, end exclusive. */
export interface ProtocolRange {
	readonly start: ProtocolPosition;
	readonly end: ProtocolPosition;
}

/** Moves along the log: asks where the cursor goes next. The answer is a `StepResult`. */
export const STEP_REQUEST = "rtcdll/step";

/**
 * What a step follows: `match` goes from a response to its request and from a request to its final response,
 * `transaction` visits the messages of one transaction and `call` those of one Call-ID in file order, `failure` visits
 * findings of severity error and warning. All of them wrap around.
 */
export type StepAlong = "match" | "transaction" | "call" | "failure";

export interface StepParams {
	readonly textDocument: { readonly uri: string };
	readonly position: ProtocolPosition;
	readonly along: StepAlong;
	readonly direction: "next" | "previous";
}

/**
 * `range` is the start line to go to, and `uri` its document: the log itself where the document that was asked about shows
 * only a part of it. `null` with a sentence for the reader when there is nowhere to go.
 */
export type StepResult =
	| ({ readonly reason?: undefined } & ProtocolLocation)
	| { readonly range: null; readonly reason: string };

/** Asks which folds to close. Takes `FoldLinesParams`; the answer is a `FoldLinesResult`. */
export const FOLD_LINES_REQUEST = "rtcdll/foldLines";

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

export interface FoldTextsParams {
	readonly textDocument: { readonly uri: string };
	/** The lines that stay visible and the last ones behind them that do not, zero-based. */
	readonly folds: readonly { readonly startLine: number; readonly endLine: number }[];
}

/** A few words for each fold, in the same order; `null` for one that is none of ours. Nothing that a hint says already. */
export type FoldTextsResult = readonly (string | null)[];

/** Asks for whole records as text. Takes `CopyParams`; the answer is a `CopyResult`. */
export const COPY_REQUEST = "rtcdll/copy";

export interface CopyParams extends PlaceParams {
	/** The message at the position, or all messages with its Call-ID. */
	readonly what: "message" | "call";
}

/** `name` is that of the message at the position; without a text there is a sentence for the reader. */
export type CopyResult =
	| { readonly text: string; readonly messages: number; readonly name: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Asks for the body of the message at a position. Takes `PlaceParams`; the answer is a `BodyResult`. */
export const BODY_REQUEST = "rtcdll/body";

export interface ProtocolBodyPart {
	/** As the log names it; empty where it names none. */
	readonly contentType: string;
	readonly kind: "xml" | "sdp" | "sipfrag" | "json" | "html" | "text";
	/** The part for reading: XML laid out on lines, all else as it stands in the log. */
	readonly text: string;
	readonly range: ProtocolRange;
}

/** Without parts there is a sentence for the reader. */
export type BodyResult =
	| {
			/** `→ INVITE bob@example.com`. */
			readonly name: string;
			/** Where the message begins. */
			readonly message: ProtocolPosition;
			/** In the order of the log; at least one. */
			readonly parts: readonly ProtocolBodyPart[];
			/** The number of the part at the position; -1 when it lies outside of all. */
			readonly at: number;
			readonly reason?: undefined;
	  }
	| { readonly parts: null; readonly reason: string };

/** Asks what the security token at a position says. Takes `PlaceParams`; the answer is a `DecodeTokenResult`. */
export const DECODE_TOKEN_REQUEST = "rtcdll/decodeToken";

/** Without a text there is a sentence for the reader. */
export type DecodeTokenResult =
	| {
			/** `NTLM AUTHENTICATE`. */
			readonly kind: string;
			/** One line. */
			readonly summary: string;
			/** All of it, as a plain text to read. */
			readonly text: string;
			/** The token in the log. */
			readonly range: ProtocolRange;
			readonly reason?: undefined;
	  }
	| { readonly text: null; readonly reason: string };

/** Asks for a log at a glance. Takes `DocumentParams`; the answer is an `OverviewResult`. */
export const OVERVIEW_REQUEST = "rtcdll/overview";

/** `null` for a log that is not open. */
export type OverviewResult = {
	/** `312 messages · 41 Call-IDs · 3 problems · 1 pending`. */
	readonly text: string;
	readonly worst: "error" | "warning" | "none";
} | null;

/** Asks how long a stretch of the log took. Takes `StretchParams`; the answer is a `StretchResult`. */
export const STRETCH_REQUEST = "rtcdll/stretch";

export interface StretchParams extends DocumentParams {
	readonly range: ProtocolRange;
}

/** `null` when the range does not touch two records. */
export type StretchResult = {
	/** `4.2 s`. */
	readonly duration: string;
	/** `12 records`. */
	readonly size: string;
} | null;

/** Asks where a moment is. Takes `GoToTimeParams`; the answer is a `StepResult`. */
export const GO_TO_TIME_REQUEST = "rtcdll/goToTime";

export interface GoToTimeParams extends PlaceParams {
	/** `10:38`, `10:38:59.520`, either behind a date, or a step from the position such as `+5s`. */
	readonly time: string;
}

/** Asks for the report on a log. Takes `DocumentParams`; the answer is an `ExplainResult`. */
export const EXPLAIN_REQUEST = "rtcdll/explain";

/**
 * Markdown whose links have the form `RTCDLL0.log#L12`: relative to the folder of the log, with a 1-based line. Nothing of
 * the log is markup in it. Without it there is a sentence for the reader.
 */
export type ExplainResult =
	| { readonly markdown: string; readonly reason?: undefined }
	| { readonly markdown: null; readonly reason: string };

/** Asks for the text of a message for a comparison. Takes `CompareTextParams`; the answer is a `CompareTextResult`. */
export const COMPARE_TEXT_REQUEST = "rtcdll/compareText";

export interface CompareTextParams extends PlaceParams {
	/** Sets values aside that differ in any two messages, such as tags and dates. */
	readonly hideChanging: boolean;
	/** Puts the headers into one order. */
	readonly sortHeaders: boolean;
}

/** Without a text there is a sentence for the reader. */
export type CompareTextResult =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Asks what the message at a position can be compared with. Takes `PlaceParams`; the answer is a `ComparePartnersResult`. */
export const COMPARE_PARTNERS_REQUEST = "rtcdll/comparePartners";

/** A message as a title or a list names it. */
export interface ProtocolComparedMessage {
	/** `→ REGISTER contoso.com`. */
	readonly name: string;
	/** As the log writes it. */
	readonly time: string;
	/** Where its start line begins. */
	readonly position: ProtocolPosition;
}

/** `call`: the same method and Call-ID; `method`: only the same method; `other`: any message. */
export interface ProtocolPartner extends ProtocolComparedMessage {
	readonly relation: "call" | "method" | "other";
}

/** The partners come in the order in which they are offered; without a message there is a sentence for the reader. */
export type ComparePartnersResult =
	| {
			readonly message: ProtocolComparedMessage;
			readonly partners: readonly ProtocolPartner[];
			/** The message of the same kind before it, if there is one. */
			readonly previous: ProtocolComparedMessage | null;
			readonly reason?: undefined;
	  }
	| { readonly message: null; readonly reason: string };

/** Asks what is below an item of the transactions tree. Takes `TreeParams`; the answer is a `TreeResult`. */
export const TREE_REQUEST = "rtcdll/tree";

/** Asks where the message at a place is in the tree. Takes `TreePathParams`; the answer is a `TreePathResult`. */
export const TREE_PATH_REQUEST = "rtcdll/treePath";

/** What of the tree is shown, and how. The server keeps none of it: every request says it anew. */
export interface TreeOptions {
	/** Sign-ins, calls and the rest apart; or all in one list, those with problems first or as they come in the log. */
	readonly order: "grouped" | "failedFirst" | "time";
	/** `problems` are all with a finding of severity error or warning. */
	readonly filter: TreeFilter;
	/** Words that must all occur; empty for no search. */
	readonly search: string;
}

export type TreeFilter = "all" | "problems" | "failed" | "unanswered" | "pending" | "succeeded";

export interface TreeParams extends DocumentParams, TreeOptions {
	/** The id of an item of an earlier answer; `null` for the first level. */
	readonly parent: string | null;
}

export interface TreePathParams extends PlaceParams, TreeOptions {}

export interface ProtocolTreeItem {
	readonly id: string;
	/** The first three are groups; a `range` is a part of a list that is too long to be shown in one piece. */
	readonly kind: "signIns" | "calls" | "others" | "range" | "signIn" | "call" | "transaction" | "message";
	readonly label: string;
	readonly detail: string;
	/** Plain text on several lines. */
	readonly tooltip: string;
	/** How it went; `null` for what has no outcome of its own. */
	readonly state:
		| "failed"
		| "abandoned"
		| "unanswered"
		| "pending"
		| "succeeded"
		| "redirected"
		| "cancelled"
		| "challenged"
		| "orphan"
		| "noResponseDue"
		| null;
	/** The severity of the worst problem in it. */
	readonly tone: "error" | "warning" | "none";
	/** Of a message only. */
	readonly direction: "sent" | "received" | "unknown" | null;
	/** The start line that it leads to; `null` for groups and ranges. */
	readonly range: ProtocolRange | null;
	/** Whether there is something below it, and whether that should be in sight at first. */
	readonly fold: "none" | "closed" | "open";
}

/** `null` for a log that is not open. */
export type TreeResult = {
	/** At most 250; what has more below it has ranges there. */
	readonly items: readonly ProtocolTreeItem[];
	/** With the first level only: how many sign-ins, calls and lone transactions there are. */
	readonly summary: {
		readonly total: number;
		/** How many are left by filter and search. */
		readonly shown: number;
		/** How many each filter would leave, without a search. */
		readonly counts: Readonly<Record<TreeFilter, number>>;
	} | null;
} | null;

/** The items from the first level down to the message; empty where there is none, or none that is shown. */
export type TreePathResult = readonly ProtocolTreeItem[];

/** A document, as in LSP. */
export interface DocumentParams {
	readonly textDocument: { readonly uri: string };
}

/** A place in a document, as in LSP. */
export interface PlaceParams extends DocumentParams {
	readonly position: ProtocolPosition;
}

/**
 * The commands of our client that the server's lenses and code actions call; no other editor has them. Places are in LSP
 * shape, because the server makes them and the client takes them as they come.
 */
export const CLIENT_COMMANDS = {
	/** `(uri: string, position: ProtocolPosition, locations: ProtocolLocation[])`: peeks at several places. */
	showLocations: "rtcdll.showLocations",
	/** `(uri: string, range: ProtocolRange)`: goes to one place. */
	goToLocation: "rtcdll.goToLocation",
	/** `(rule: string)`: shows the page of a rule. */
	openRulePage: "rtcdll.openRulePage",
	/** `(rule: string)`: asks for the severity of a rule and sets it. */
	setRuleSeverity: "rtcdll.setRuleSeverity",
	/** `(text: string)`: puts the text on the clipboard. */
	copyText: "rtcdll.copyText",
	/** `(uri: string, line: number)`: draws the call of a message. In the palette as well, for the cursor. */
	showDiagram: "rtcdll.showDiagram",
	/** `(uri: string, line: number)`: compares a message with the one before it. In the palette as well, for the cursor. */
	compareWithPrevious: "rtcdll.compareWithPrevious",
} as const;

/** A range in a document, as in LSP. */
export interface ProtocolLocation {
	readonly uri: string;
	readonly range: ProtocolRange;
}

/** Asks for the part of a log that matches a query. Takes `FilterParams`; the answer is a `FilterResult`. */
export const FILTER_REQUEST = "rtcdll/filter";

/** What comes along with a message that matches: nothing, its transaction, or all messages of its Call-ID. */
export type FilterContext = "message" | "transaction" | "call";

export interface FilterParams extends DocumentParams {
	readonly query: string;
	readonly context: FilterContext;
}

/** Without a text there is a sentence for the reader. */
export type FilterResult =
	| {
			/** Whole records of the log; empty when nothing matches. */
			readonly text: string;
			/** `12 of 345 messages`, or that nothing matches. */
			readonly summary: string;
			readonly reason?: undefined;
	  }
	| { readonly text: null; readonly reason: string };

/** Asks what is wrong with a query and what could come next. Takes `CheckQueryParams`; the answer is a `CheckQueryResult`. */
export const CHECK_QUERY_REQUEST = "rtcdll/checkQuery";

/** The document adds the values that occur in it to what could come next; it need not be open. */
export interface CheckQueryParams extends DocumentParams {
	readonly query: string;
	/** Where in the query the next letter goes, in UTF-16 units. */
	readonly offset: number;
}

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
}

/** Asks for a filter that needs no typing. Takes `PresetQueryParams`; the answer is a `PresetQueryResult`. */
export const PRESET_QUERY_REQUEST = "rtcdll/presetQuery";

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
	readonly log: string;
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

/** Asks which place of its log a document shows at a place. Takes `PlaceParams`; the answer is a `LogPlaceResult`. */
export const LOG_PLACE_REQUEST = "rtcdll/logPlace";

/** The place itself in a log, and where its log is not open or says something else by now; `null` for what is not open. */
export type LogPlaceResult = PlaceParams | null;

/** Asks for the frame of a sequence diagram: its lanes and how long it is. Takes `LadderParams`; the answer is a `LadderResult`. */
export const LADDER_REQUEST = "rtcdll/ladder";

/** What a diagram shows: the whole log, or what the message at a line is part of. */
export type LadderPart = "log" | "signIn" | "call" | "transaction";

export interface LadderParams extends DocumentParams {
	readonly part: LadderPart;
	/** A line of the message that names the part, zero-based; of no meaning for the whole log. */
	readonly line: number;
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
			/** How many requests failed, and how many got no answer. */
			readonly failed: number;
			readonly unanswered: number;
			/** The version of the document that it was made from. */
			readonly version: number;
			readonly reason?: undefined;
	  }
	| { readonly lanes: null; readonly reason: string };

/** One lifeline. The texts come from the log. */
export interface LadderLane {
	readonly name: string;
	/** Empty where the name is all that is known; the same goes for the product. */
	readonly address: string;
	readonly product: string;
	readonly isClient: boolean;
}

/** Asks for some rows of a diagram. Takes `LadderRowsParams`; the answer is a `LadderRowsResult`. */
export const LADDER_ROWS_REQUEST = "rtcdll/ladderRows";

export interface LadderRowsParams extends LadderParams {
	readonly from: number;
	readonly count: number;
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
			/** The lanes at its ends; both are the same where the log does not tell them apart. */
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
			/** `10:38:58.520`. */
			readonly time: string;
			/** `+711 ms` since the arrow before; empty for the first one. */
			readonly gap: string;
			readonly line: number;
	  }
	| {
			/** Something besides a message: a record of the client that names an error, or a sign-out that was forced. */
			readonly kind: "note";
			readonly text: string;
			readonly time: string;
			readonly line: number;
	  }
	/** A long silence, or the day of what follows. */
	| { readonly kind: "gap" | "date"; readonly text: string };

/** Looks for rows of a diagram. Takes `LadderFindParams`; the answer is a `LadderFindResult`. */
export const LADDER_FIND_REQUEST = "rtcdll/ladderFind";

export interface LadderFindParams extends LadderParams {
	readonly what: /** The row that a line of the log is part of. */
		| { readonly kind: "line"; readonly at: number }
		/** Those whose words or whose message hold the text, in upper or lower case. */
		| { readonly kind: "text"; readonly text: string }
		| { readonly kind: "failure" };
}

/** The numbers of the rows, ascending; `null` as for `LadderRowsResult`. */
export type LadderFindResult = { readonly version: number; readonly rows: readonly number[] } | null;

/** Asks for some plain text about the message at a line. Takes `LadderParams`; the answer is a `LadderMessageResult`. */
export const LADDER_MESSAGE_REQUEST = "rtcdll/ladderMessage";

export type LadderMessageResult = { readonly text: string } | null;

/** Asks for a diagram as a document. Takes `LadderExportParams`; the answer is a `LadderExportResult`. */
export const LADDER_EXPORT_REQUEST = "rtcdll/ladderExport";

export interface LadderExportParams extends LadderParams {
	readonly format: "svg" | "mermaid" | "plantuml" | "text";
}

/** Without a text there is a sentence for the reader. */
export type LadderExportResult =
	| { readonly text: string; readonly title: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };
