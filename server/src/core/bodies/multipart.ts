// Splits a multipart body (RFC 2046 §5.1) into spans.

import { scanHeaders } from "../sip/headerBlock.ts";
import { unfold } from "../sip/message.ts";
import { isBlankLine, type LineIndex, type LogText, type Span, skipBlanks, skipSpaces, trimEnd } from "../text.ts";

/** One part of a multipart body. */
export interface RawPart {
	/** The value of its Content-Type; `undefined` if missing. */
	readonly contentType: string | undefined;
	/** The value of its Content-ID; `undefined` if missing. */
	readonly contentId: string | undefined;
	/** The content without surrounding white space; empty for a part without content. */
	readonly span: Span;
}

/**
 * Splits the body `span` at the lines that consist of two hyphens and `boundary`. Ignores what precedes the first of them
 * and follows the closing one (RFC 2046 §5.1.1). An unterminated last part, as at the end of a log, reaches to the end.
 * Without any delimiter there are no parts.
 */
export function splitMultipart(text: LogText, lines: LineIndex, span: Span, boundary: string): readonly RawPart[] {
	const parts: RawPart[] = [];
	const last = lines.lineAt(span.end);
	let from = -1;
	for (let line = lines.lineAt(span.start); line <= last; line++) {
		const delimiter = delimiterOn(text, lines, line, span, boundary);
		if (delimiter === undefined) continue;
		if (from >= 0) parts.push(readPart(text, lines, from, line, span));
		if (delimiter === "close") return parts;
		from = line + 1;
	}
	if (from >= 0) parts.push(readPart(text, lines, from, last + 1, span));
	return parts;
}

/** The boundary of a body whose Content-Type names none: the text after two hyphens in its first line. */
export function guessBoundary(text: LogText, lines: LineIndex, span: Span): string | undefined {
	const end = Math.min(lines.end(lines.lineAt(span.start)), span.end);
	if (!text.startsWith("--", span.start)) return undefined;
	const boundary = text.slice(span.start + 2, trimEnd(text, span.start + 2, end));
	return boundary === "" || boundary.length > LONGEST_BOUNDARY ? undefined : boundary;
}

/** RFC 2046 allows 70 characters; some implementations use more. */
const LONGEST_BOUNDARY = 200;

function delimiterOn(
	text: LogText,
	lines: LineIndex,
	line: number,
	span: Span,
	boundary: string,
): "open" | "close" | undefined {
	const start = skipBlanks(text, Math.max(lines.start(line), span.start), span.end);
	if (!text.startsWith("--", start) || !text.startsWith(boundary, start + 2)) return undefined;
	let end = start + 2 + boundary.length;
	const closes = text.startsWith("--", end);
	if (closes) end += 2;
	// RFC 2046 §5.1.1: only white space may follow; otherwise it is the delimiter of a longer boundary.
	if (skipBlanks(text, end, lines.end(line)) < lines.end(line)) return undefined;
	return closes ? "close" : "open";
}

/** Reads the part on the lines `from..to`, `to` exclusive. */
function readPart(text: LogText, lines: LineIndex, from: number, to: number, within: Span): RawPart {
	let contentType: string | undefined;
	let contentId: string | undefined;
	const contentLine = hasHeaders(text, lines, from, to)
		? scanHeaders(text, lines, from, to, (nameStart, nameEnd, valueStart, valueEnd) => {
				const name = text.slice(nameStart, nameEnd).toLowerCase();
				if (name === "content-type") contentType ??= unfold(text.slice(valueStart, valueEnd));
				if (name === "content-id") contentId ??= unfold(text.slice(valueStart, valueEnd));
				// Continue to the end of the headers, where the content begins.
				return false;
			})
		: from;
	const limit = Math.min(lines.start(to), within.end);
	const start = skipSpaces(text, Math.min(lines.start(contentLine), limit), limit);
	return { contentType, contentId, span: { start, end: trimEnd(text, start, limit) } };
}

/**
 * A part may begin with a blank line instead of headers (RFC 2046 §5.1). In a log with extra blank lines, one precedes the
 * headers as well; then the next line is a content header.
 */
function hasHeaders(text: LogText, lines: LineIndex, from: number, to: number): boolean {
	if (from >= to || !isBlankLine(text, lines, from)) return true;
	return from + 1 < to && /^\s{0,8}content-/i.test(text.slice(lines.start(from + 1), lines.start(from + 1) + 20));
}
