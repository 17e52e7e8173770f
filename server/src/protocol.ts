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

/** `range` is the start line to go to; `null` with a sentence for the reader when there is nowhere to go. */
export type StepResult =
	| { readonly range: ProtocolRange; readonly reason?: undefined }
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
} as const;

/** A range in a document, as in LSP. */
export interface ProtocolLocation {
	readonly uri: string;
	readonly range: ProtocolRange;
}
