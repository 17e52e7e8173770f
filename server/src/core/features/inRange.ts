// The records and messages in a range, for requests that cover only the visible part of a document.

import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** The records with a line in `span`, as a half-open range of numbers; empty before the first record. */
export function recordsIn(trace: Trace, span: Span): { readonly first: number; readonly end: number } {
	const { records } = trace.index;
	const first = Math.max(0, records.atLine(trace.lines.lineAt(span.start)));
	return { first, end: records.atLine(trace.lines.lineAt(span.end)) + 1 };
}

/** The messages with a line in `span`, in file order. The cost depends on the span, not on the size of the log. */
export function messagesIn(trace: Trace, span: Span): readonly number[] {
	const found: number[] = [];
	const { first, end } = recordsIn(trace, span);
	for (let record = first; record < end; record++) {
		const message = trace.index.messages.ofRecord(record);
		if (message >= 0) found.push(message);
	}
	return found;
}
