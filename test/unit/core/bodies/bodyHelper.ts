// Reads a body that stands somewhere in a log, so that spans cannot be those of the body alone.

import type { Span } from "../../../../server/src/core/index.ts";

const BEFORE = "10:00:00.000 1:1 INFO  :: \r\n";

/** What `reader` makes of `body`, and the log's text that its spans are offsets into. */
export function readAt<T>(
	reader: (text: string, span: Span) => T,
	body: string,
): { readonly found: T; readonly text: string } {
	const text = `${BEFORE}${body}\r\n--end`;
	return { found: reader(text, { start: BEFORE.length, end: BEFORE.length + body.length }), text };
}

/** The text of a span. */
export function at(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}
