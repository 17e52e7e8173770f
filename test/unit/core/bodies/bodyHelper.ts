// Reads a body in the middle of a log, so that spans relative to the body alone would be wrong.

import type { Span } from "../../../../server/src/core/index.ts";

const BEFORE = "10:00:00.000 1:1 INFO  :: \r\n";

/** The result of `reader` for `body`, and the text of the log that its spans refer to. */
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
