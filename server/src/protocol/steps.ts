// Navigation in the log: to the matching message, the next failure, a time.

import type { PlaceParams, ProtocolLocation, ProtocolPosition } from "./place.ts";

/** Requests the next position of the cursor. Takes `StepParams`, returns a `StepResult`. */
export const STEP_REQUEST = "rtcdll/step";

/**
 * What a step follows: `match` goes from a response to its request and from a request to its final response, `transaction`
 * visits the messages of one transaction and `call` those of one Call-ID in file order, `failure` visits findings of
 * severity error and warning, `mark` visits marked messages. All except `match` wrap around.
 */
export type StepAlong = "match" | "transaction" | "call" | "failure" | "mark";

/** Where a step begins, what it follows, and in which direction. */
export interface StepParams {
	readonly textDocument: { readonly uri: string };
	readonly position: ProtocolPosition;
	readonly along: StepAlong;
	/** Ignored for `match`, which has only one target. */
	readonly direction: "next" | "previous";
}

/**
 * `range` is the target, usually a start line, and `uri` its document: the log itself if the requested document shows only
 * part of it. `null` with a message for the user if there is no target.
 */
export type StepResult =
	| ({ readonly reason?: undefined } & ProtocolLocation)
	| { readonly range: null; readonly reason: string };

/** Finds a time in the log. Takes `GoToTimeParams`, returns a `StepResult` with the line of a record. */
export const GO_TO_TIME_REQUEST = "rtcdll/goToTime";

/** A time to go to, relative to a position. */
export interface GoToTimeParams extends PlaceParams {
	/** `10:38`, `10:38:59.520`, either with a date before it, or a step relative to the position such as `+5s`. */
	readonly time: string;
}
