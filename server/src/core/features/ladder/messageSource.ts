// A message as it is in the log, to show beside its arrow.

import { textLines } from "../../bodies/textLines.ts";
import { printable } from "../../printable.ts";
import { headEnd } from "../../sip/message.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortened } from "../../words.ts";

/** The lines of a message from its start line to the end of its body. */
export interface MessageSource {
	/** The 0-based line of its start line. */
	readonly line: number;
	readonly lines: readonly SourceLine[];
	/** The number of further lines. */
	readonly left: number;
}

/** One line. Every character is printable. */
export interface SourceLine {
	readonly text: string;
	/** The length of the header name at its start; 0 on lines without one. */
	readonly name: number;
}

/** The message at `line`; `null` if there is none. Long messages and long lines are truncated. */
export function messageSource(trace: Trace, line: number): MessageSource | null {
	const message = trace.messageAtLine(line);
	if (message === undefined) return null;
	const { text, lines, index } = trace;
	const { startSpan, headers, body } = trace.message(message);
	const end = body?.end ?? headEnd({ startSpan, headers });
	const names = new Map(headers.map(({ nameStart, nameEnd }) => [nameStart, nameEnd]));
	const shown = textLines(text, { start: startSpan.start, end }, MOST_LINES, LONGEST_LINE + 1);
	const all = lines.lineAt(Math.max(startSpan.start, end - 1)) - lines.lineAt(startSpan.start) + 1;
	return {
		line: index.messages.line(message),
		lines: shown.map((span) => ({
			text: printable(shortened(text.slice(span.start, span.end), LONGEST_LINE)),
			name: printable(text.slice(span.start, Math.min(names.get(span.start) ?? 0, span.start + LONGEST_LINE))).length,
		})),
		left: all - shown.length,
	};
}

const MOST_LINES = 500;
const LONGEST_LINE = 1000;
