// Tokens in message bodies: XML tags and SDP lines.

import { bodyParts } from "../../bodies/parts.ts";
import type { Span } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { addPieces, type Pieces } from "./pieces.ts";
import type { Token } from "./token.ts";

/** Adds the tokens on lines of `span` in the body of a message. */
export function addBody(trace: Trace, message: number, span: Span, tokens: Token[]): void {
	const read = trace.message(message);
	if (!read.body || read.body.end <= span.start || read.body.start >= span.end) return;
	for (const { kind, span: part } of bodyParts(trace.text, trace.lines, read)) {
		if (part.end <= span.start || part.start >= span.end) continue;
		if (kind === "xml" || kind === "html") addPieces(trace.text, trace.lines, part, span, XML, tokens);
		if (kind === "sdp") addPieces(trace.text, trace.lines, part, span, SDP, tokens);
	}
}

/** A comment, the name of a tag, the value of an attribute. */
const XML: Pieces = {
	pattern: /(<!--(?:(?!-->).)*(?:-->)?)|<[/?!]?([A-Za-z_][\w:.-]*)|=("[^"<]*"?|'[^'<]*'?)/dg,
	types: ["comment", "type", "string"],
};

/** The type letter of a line; media type and port. */
const SDP: Pieces = {
	pattern: /^(?:(m)=(?:([a-z]+)[ \t]+(\d+))?|([a-z])=)/dg,
	types: ["type", "keyword", "number", "type"],
};
