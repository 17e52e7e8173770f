// 1-based line numbers.

import type { Trace } from "../trace/trace.ts";

/** The line of a message's start line. */
export function lineNumber(trace: Trace, message: number): number {
	return trace.index.messages.line(message) + 1;
}

/** The line at an offset. */
export function lineNumberAt(trace: Trace, offset: number): number {
	return trace.lines.lineAt(offset) + 1;
}
