// Which records and messages a part of the log shows: what an editor asks for when it only draws a screenful.

import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** The numbers of the records that have a line in `span`, as a half-open range; empty before the first record. */
export function recordsIn(trace: Trace, span: Span): { readonly first: number; readonly end: number } {
	const { records } = trace.index;
	const first = Math.max(0, records.atLine(trace.lines.lineAt(span.start)));
	return { first, end: records.atLine(trace.lines.lineAt(span.end)) + 1 };
}

/** The messages that have a line in `span`, in file order. Takes as long as the span is, however long the log. */
export function messagesIn(trace: Trace, span: Span): readonly number[] {
	const found: number[] = [];
	const { first, end } = recordsIn(trace, span);
	for (let record = first; record < end; record++) {
		const message = trace.index.messages.ofRecord(record);
		if (message >= 0) found.push(message);
	}
	return found;
}
