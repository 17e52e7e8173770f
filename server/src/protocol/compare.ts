// Two messages side by side.

import type { PlaceParams, ProtocolPosition } from "./place.ts";

/** Asks for the text of a message for a comparison. Takes `CompareTextParams`; the answer is a `CompareTextResult`. */
export const COMPARE_TEXT_REQUEST = "rtcdll/compareText";

/** The message is the one whose record has the line of the position; the column has no meaning. */
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
