// What stands in a message: its text to copy, its body, its security token.

import type { PlaceParams, ProtocolPosition, ProtocolRange } from "./place.ts";

/** Asks for whole records as text. Takes `CopyParams`; the answer is a `CopyResult`. */
export const COPY_REQUEST = "rtcdll/copy";

/** The messages to copy, found by the position of one of them. */
export interface CopyParams extends PlaceParams {
	/** The message at the position, or all messages with its Call-ID. */
	readonly what: "message" | "call";
}

/** `name` is that of the message at the position; without a text there is a sentence for the reader. */
export type CopyResult =
	| { readonly text: string; readonly messages: number; readonly name: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Asks what there is at a position, for the menus. Takes `PlaceParams`; the answer is an `AtCursorResult`. */
export const AT_CURSOR_REQUEST = "rtcdll/atCursor";

/** Whether the position is in a message, and whether that has a body, a security token, and another end in the log. */
export interface AtCursorResult {
	readonly message: boolean;
	readonly body: boolean;
	readonly token: boolean;
	readonly match: boolean;
}

/** Asks for the body of the message at a position. Takes `PlaceParams`; the answer is a `BodyResult`. */
export const BODY_REQUEST = "rtcdll/body";

/** A body that is no multipart, or one part of a multipart that is none itself. */
export interface ProtocolBodyPart {
	/** As the log names it; empty where it names none. */
	readonly contentType: string;
	readonly kind: "xml" | "sdp" | "sipfrag" | "json" | "html" | "text";
	/** The part for reading: XML laid out on lines, all else as it stands in the log. */
	readonly text: string;
	/** Where it stands in the log, without the white space around it. */
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
