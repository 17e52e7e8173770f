// Moving along the log: to the other end, to the next failure, to a time.

import type { PlaceParams, ProtocolLocation, ProtocolPosition } from "./place.ts";

/** Asks where the cursor goes next along the log. Takes `StepParams`; the answer is a `StepResult`. */
export const STEP_REQUEST = "rtcdll/step";

/**
 * What a step follows: `match` goes from a response to its request and from a request to its final response,
 * `transaction` visits the messages of one transaction and `call` those of one Call-ID in file order, `failure` visits
 * findings of severity error and warning, `mark` messages that the reader has marked. All but `match` wrap around.
 */
export type StepAlong = "match" | "transaction" | "call" | "failure" | "mark";

/** Where a step begins, what it follows, and which way. */
export interface StepParams {
	readonly textDocument: { readonly uri: string };
	readonly position: ProtocolPosition;
	readonly along: StepAlong;
	/** Of no meaning for `match`, which has one other end only. */
	readonly direction: "next" | "previous";
}

/**
 * `range` is the place to go to, mostly a start line, and `uri` its document: the log itself where the document that was
 * asked about shows only a part of it. `null` with a sentence for the reader when there is nowhere to go.
 */
export type StepResult =
	| ({ readonly reason?: undefined } & ProtocolLocation)
	| { readonly range: null; readonly reason: string };

/** Asks where a moment is. Takes `GoToTimeParams`; the answer is a `StepResult` with the line of a record. */
export const GO_TO_TIME_REQUEST = "rtcdll/goToTime";

/** A moment to go to, counted from a position. */
export interface GoToTimeParams extends PlaceParams {
	/** `10:38`, `10:38:59.520`, either behind a date, or a step from the position such as `+5s`. */
	readonly time: string;
}
