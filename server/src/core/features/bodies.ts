// The body of the message at a position, formatted for reading.

import { type BodyPart, bodyParts } from "../bodies/parts.ts";
import { label } from "../printable.ts";
import { type LogText, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { prettyXml } from "./prettyXml.ts";
import { messageName } from "./symbols.ts";

/** The body of a message. */
export interface Bodies {
	readonly message: number;
	/** `→ INVITE bob@example.com`. */
	readonly name: string;
	/** In log order; at least one. */
	readonly parts: readonly BodyPart[];
	/** The index of the part at the requested offset; -1 if it is outside all parts. */
	readonly at: number;
}

/** The body parts of the message at `offset`, or the reason why there are none. */
export function bodies(trace: Trace, offset: number): Bodies | { readonly reason: string } {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const parts = bodyParts(trace.text, trace.lines, trace.message(message));
	if (parts.length === 0) return { reason: "This message has no body in this log." };
	return {
		message,
		name: messageName(trace, message),
		parts: parts.map((part) => ({ ...part, contentType: label(part.contentType) })),
		at: parts.findIndex(({ span }) => span.start <= offset && offset <= span.end),
	};
}

/** A part formatted for reading: XML is indented, everything else is unchanged. */
export function readableBody(text: LogText, { kind, span }: BodyPart): string {
	const body = slice(text, span);
	return kind === "xml" ? prettyXml(body) : body;
}
