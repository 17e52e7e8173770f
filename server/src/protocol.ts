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
 * `transaction` visits the messages of one transaction in file order, `failure` visits findings of severity
 * error and warning. All of them wrap around.
 */
export type StepAlong = "match" | "transaction" | "failure";

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
