// The body of a message as its parts, each with what it is and a text that is easy to read.

import { parameter } from "../sip/headerBlock.ts";
import { mediaType } from "../sip/mediaType.ts";
import { headerText } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { type LineIndex, type Span, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { guessBoundary, splitMultipart } from "./multipart.ts";
import { prettyXml } from "./prettyXml.ts";
import { messageName } from "./symbols.ts";

/** What a part of a body is made of. */
export type BodyKind = "xml" | "sdp" | "sipfrag" | "json" | "html" | "text";

/** A body that is no multipart, or one part of a multipart that is none itself. */
export interface BodyPart {
	/** As the log names it, without parameters; empty where it names none. */
	readonly contentType: string;
	readonly kind: BodyKind;
	readonly span: Span;
}

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
	const read = trace.message(message);
	if (!read.body) return { reason: "This message has no body in this log." };
	const { text, lines } = trace;
	const found: BodyPart[] = [];
	addParts(text, lines, read.body, headerText(text, read, "Content-Type"), found, 0);
	const parts = found.length > 0 ? found : [leaf(text, read.body, "")];
	return {
		message,
		name: messageName(trace, message),
		parts,
		at: parts.findIndex(({ span }) => span.start <= offset && offset <= span.end),
	};
}

/** A part for reading: XML laid out on lines, everything else as it stands in the log. */
export function readableBody(text: string, { kind, span }: BodyPart): string {
	const body = slice(text, span);
	return kind === "xml" ? prettyXml(body) : body;
}

/** Multiparts within multiparts are opened to this depth; whatever is deeper stays one text. */
const MOST_DEPTH = 8;

function addParts(
	text: string,
	lines: LineIndex,
	span: Span,
	contentType: string | undefined,
	found: BodyPart[],
	depth: number,
): void {
	const boundary = depth < MOST_DEPTH ? boundaryOf(text, lines, span, contentType) : undefined;
	const parts = boundary === undefined ? [] : splitMultipart(text, lines, span, boundary);
	for (const part of parts) {
		if (part.span.start < part.span.end) addParts(text, lines, part.span, part.contentType, found, depth + 1);
	}
	if (parts.length === 0) found.push(leaf(text, span, contentType ?? ""));
}

function boundaryOf(text: string, lines: LineIndex, span: Span, contentType = ""): string | undefined {
	if (!/^\s*multipart\//i.test(contentType)) return undefined;
	const named = parameter(contentType, 0, contentType.length, "boundary");
	return (named && slice(contentType, named)) || guessBoundary(text, lines, span);
}

function leaf(text: string, span: Span, contentType: string): BodyPart {
	const type = mediaType(contentType);
	return { contentType: type, kind: kindOfType(type.toLowerCase()) ?? kindOfText(text, span), span };
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

/** A look at the first characters, for bodies without a Content-Type and with one that says little. */
function kindOfText(text: string, { start, end }: Span): BodyKind {
	if (/^<(?:\?xml|[A-Za-z_][\w.-]*[\s:/>])/.test(text.slice(start, Math.min(end, start + 200)))) return "xml";
	if (text.startsWith("v=0", start)) return "sdp";
	const lineEnd = text.indexOf("\n", start);
	return readStartLine(text, start, lineEnd < 0 ? end : Math.min(lineEnd, end)) ? "sipfrag" : "text";
}
