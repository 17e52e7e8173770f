// The lines of a text body.

import type { LogText, Span } from "../text.ts";

/**
 * The lines in `span` without their endings; CRLF, LF and a lone CR each end a line. At most `most` lines, each limited to
 * `longest` characters.
 */
export function textLines(text: LogText, span: Span, most: number, longest = 4000): readonly Span[] {
	const found: Span[] = [];
	let start = span.start;
	while (start < span.end && found.length < most) {
		const end = lineEnd(text, start, span.end);
		found.push({ start, end: Math.min(end, start + longest) });
		start = end + (text.startsWith("\r\n", end) ? 2 : 1);
	}
	return found;
}

function lineEnd(text: LogText, start: number, limit: number): number {
	let at = start;
	while (at < limit && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
	return at;
}

const LF = 10;
const CR = 13;
