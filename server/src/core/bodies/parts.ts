// Splits the body of a message into parts and determines the format of each.

import { parameter } from "../sip/headerBlock.ts";
import { mediaType } from "../sip/mediaType.ts";
import { headerText, type Message } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { type LineIndex, type LogText, type Span, slice } from "../text.ts";
import { guessBoundary, type RawPart, splitMultipart } from "./multipart.ts";

/** The format of a body part. */
export type BodyKind = "xml" | "sdp" | "sipfrag" | "json" | "html" | "text";

/** A body that is not multipart, or one leaf part of a multipart body. */
export interface BodyPart {
	/** As written in the log, without parameters; empty if missing. */
	readonly contentType: string;
	/** The Content-ID without brackets (RFC 2392), by which other parts may refer to it; empty if missing. */
	readonly contentId: string;
	readonly kind: BodyKind;
	/** The content without surrounding white space. */
	readonly span: Span;
}

/** The parts of the body of `message` in log order; none if it has no body, otherwise at least one. */
export function bodyParts(text: LogText, lines: LineIndex, message: Message): readonly BodyPart[] {
	const { body } = message;
	if (!body) return [];
	const found: BodyPart[] = [];
	const whole = { contentType: headerText(text, message, "Content-Type"), contentId: undefined, span: body };
	addParts(text, lines, whole, found, 0);
	return found.length > 0 ? found : [leaf(text, { contentType: undefined, contentId: undefined, span: body })];
}

/** Nested multiparts are split up to this depth; deeper ones remain a single text. */
const MOST_DEPTH = 8;

function addParts(text: LogText, lines: LineIndex, part: RawPart, found: BodyPart[], depth: number): void {
	const { span, contentType } = part;
	const boundary = depth < MOST_DEPTH ? boundaryOf(text, lines, span, contentType) : undefined;
	const parts = boundary === undefined ? [] : splitMultipart(text, lines, span, boundary);
	for (const inner of parts) {
		if (inner.span.start < inner.span.end) addParts(text, lines, inner, found, depth + 1);
	}
	if (parts.length === 0) found.push(leaf(text, part));
}

function boundaryOf(text: LogText, lines: LineIndex, span: Span, contentType = ""): string | undefined {
	if (!/^\s*multipart\//i.test(contentType)) return undefined;
	const named = parameter(contentType, 0, contentType.length, "boundary");
	return (named && slice(contentType, named)) || guessBoundary(text, lines, span);
}

function leaf(text: LogText, { contentType = "", contentId = "", span }: RawPart): BodyPart {
	const type = mediaType(contentType);
	const kind = kindOfType(type.toLowerCase()) ?? kindOfText(text, span);
	return { contentType: type, contentId: contentId.trim().replace(/^<|>$/g, ""), kind, span };
}

function kindOfType(type: string): BodyKind | undefined {
	if (/[/+]xml$/.test(type)) return "xml";
	return KINDS.get(type);
}

const KINDS: ReadonlyMap<string, BodyKind> = new Map([
	["application/sdp", "sdp"],
	["message/sipfrag", "sipfrag"],
	["message/sip", "sipfrag"],
	["application/json", "json"],
	["text/html", "html"],
	["text/plain", "text"],
]);

/** Looks at the first characters, for bodies without a Content-Type or with an unspecific one. */
function kindOfText(text: LogText, { start, end }: Span): BodyKind {
	if (/^<(?:\?xml|[A-Za-z_][\w.-]*[\s:/>])/.test(text.slice(start, Math.min(end, start + 200)))) return "xml";
	if (text.startsWith("v=0", start)) return "sdp";
	const lineEnd = text.indexOf("\n", start);
	return readStartLine(text, start, lineEnd < 0 ? end : Math.min(lineEnd, end)) ? "sipfrag" : "text";
}
