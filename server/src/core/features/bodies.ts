// The body of the message at a place in a log, for reading.

import { type BodyPart, bodyParts } from "../bodies/parts.ts";
import { label } from "../printable.ts";
import { slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { prettyXml } from "./prettyXml.ts";
import { messageName } from "./symbols.ts";

/** The body of a message. */
export interface Bodies {
	readonly message: number;
	/** `→ INVITE bob@example.com`. */
	readonly name: string;
	/** In the order of the log; at least one. */
	readonly parts: readonly BodyPart[];
	/** The number of the part at the offset that was asked for; -1 when it lies outside of all. */
	readonly at: number;
}

/** The parts of the body of the message at `offset`; or in a sentence why there is none. */
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

/** A part for reading: XML laid out on lines, everything else as it stands in the log. */
export function readableBody(text: string, { kind, span }: BodyPart): string {
	const body = slice(text, span);
	return kind === "xml" ? prettyXml(body) : body;
}
