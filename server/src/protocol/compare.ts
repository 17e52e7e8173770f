// Comparison of two messages.

import type { PlaceParams, ProtocolPosition } from "./place.ts";

/** Requests the text of a message for a comparison. Takes `CompareTextParams`, returns a `CompareTextResult`. */
export const COMPARE_TEXT_REQUEST = "rtcdll/compareText";

/** The message is the one whose record contains the line of the position; the column is ignored. */
export interface CompareTextParams extends PlaceParams {
	/** Hides values that differ between any two messages, such as tags and dates. */
	readonly hideChanging: boolean;
	/** Sorts the headers. */
	readonly sortHeaders: boolean;
}

/** The text, or a message for the user. */
export type CompareTextResult =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/**
 * Requests the messages that the one at a position can be compared with. Takes `PlaceParams`, returns a
 * `ComparePartnersResult`.
 */
export const COMPARE_PARTNERS_REQUEST = "rtcdll/comparePartners";

/** A message as shown in titles and lists. */
export interface ProtocolComparedMessage {
	/** `→ REGISTER contoso.com`. */
	readonly name: string;
	/** As written in the log. */
	readonly time: string;
	/** The start of its start line. */
	readonly position: ProtocolPosition;
}

/** `call`: the same method and Call-ID; `method`: only the same method; `other`: any message. */
export interface ProtocolPartner extends ProtocolComparedMessage {
	readonly relation: "call" | "method" | "other";
}

/** The partners in display order, or a message for the user. */
export type ComparePartnersResult =
	| {
			readonly message: ProtocolComparedMessage;
			readonly partners: readonly ProtocolPartner[];
			/** The previous message of the same kind, if there is one. */
			readonly previous: ProtocolComparedMessage | null;
			readonly reason?: undefined;
	  }
	| { readonly message: null; readonly reason: string };
