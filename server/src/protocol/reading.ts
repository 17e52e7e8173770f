// The content of a message: its text for copying, its body, its security token.

import type { PlaceParams, ProtocolPosition, ProtocolRange } from "./place.ts";

/** Requests whole records as text. Takes `CopyParams`, returns a `CopyResult`. */
export const COPY_REQUEST = "rtcdll/copy";

/** The messages to copy, given by a position in one of them. */
export interface CopyParams extends PlaceParams {
	/** The message at the position, or all messages with its Call-ID. */
	readonly what: "message" | "call";
}

/** The text, with the name of the message at the position, or a message for the user. */
export type CopyResult =
	| { readonly text: string; readonly messages: number; readonly name: string; readonly reason?: undefined }
	| { readonly text: null; readonly reason: string };

/** Requests what is at a position, for menus. Takes `PlaceParams`, returns an `AtCursorResult`. */
export const AT_CURSOR_REQUEST = "rtcdll/atCursor";

/**
 * Whether there is a message at the position, and whether it has a body, a security token, and a matching request or
 * response.
 */
export interface AtCursorResult {
	readonly message: boolean;
	readonly body: boolean;
	readonly token: boolean;
	readonly match: boolean;
}

/** Requests the body of the message at a position. Takes `PlaceParams`, returns a `BodyResult`. */
export const BODY_REQUEST = "rtcdll/body";

/** A body that is not multipart, or one leaf part of a multipart body. */
export interface ProtocolBodyPart {
	/** As written in the log; empty if missing. */
	readonly contentType: string;
	readonly kind: "xml" | "sdp" | "sipfrag" | "json" | "html" | "text";
	/** The part formatted for reading: XML is indented, everything else is unchanged. */
	readonly text: string;
	/** Its range in the log, without surrounding white space. */
	readonly range: ProtocolRange;
}

/** The parts, or a message for the user. */
export type BodyResult =
	| {
			/** `→ INVITE bob@example.com`. */
			readonly name: string;
			/** The start of the message. */
			readonly message: ProtocolPosition;
			/** In log order; at least one. */
			readonly parts: readonly ProtocolBodyPart[];
			/** The index of the part at the position; -1 if it is outside all parts. */
			readonly at: number;
			readonly reason?: undefined;
	  }
	| { readonly parts: null; readonly reason: string };

/** Decodes the security token at a position. Takes `PlaceParams`, returns a `DecodeTokenResult`. */
export const DECODE_TOKEN_REQUEST = "rtcdll/decodeToken";

/** The decoded token, or a message for the user. */
export type DecodeTokenResult =
	| {
			/** `NTLM AUTHENTICATE`. */
			readonly kind: string;
			/** One line. */
			readonly summary: string;
			/** The complete description as plain text. */
			readonly text: string;
			/** The token in the log. */
			readonly range: ProtocolRange;
			readonly reason?: undefined;
	  }
	| { readonly text: null; readonly reason: string };
