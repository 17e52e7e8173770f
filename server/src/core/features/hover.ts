// Hover: explains the smallest known element under the cursor.

import type { Finding } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { explainBody } from "./hover/body.ts";
import { explainErrorCode } from "./hover/errorCode.ts";
import { type Found, toMarkdown, toPlainText } from "./hover/explanation.ts";
import { withFindings } from "./hover/findings.ts";
import { explainFrame } from "./hover/frame.ts";
import { explainHeader } from "./hover/header.ts";
import { explainPrefix, prefixSpan } from "./hover/record.ts";
import { explainRegistrationEvent } from "./hover/registrationEvent.ts";
import type { MessageScope } from "./hover/scope.ts";
import { explainSdp } from "./hover/sdp.ts";
import { explainStartLine } from "./hover/startLine.ts";

/** An explanation of a range in the log. */
export interface HoverInfo {
	/** The explained range. */
	readonly span: Span;
	/** Markdown in which every piece of the log is escaped. */
	readonly markdown: string;
	/** The same for an editor without Markdown. */
	readonly plainText: string;
}

/**
 * Explains what is at `offset`, preferring the smallest element: a parameter over its header's value, the value over the
 * header, a code in a line over the line. `undefined` if nothing is known. Reads only the record at the offset and cached
 * results of the trace, so the cost does not depend on the size of the log. If there are findings, includes their messages
 * and advice.
 */
export function hover(trace: Trace, offset: number, findings: readonly Finding[] = []): HoverInfo | undefined {
	const { lines } = trace;
	const at = Math.min(Math.max(0, offset), trace.text.length);
	// A position inside a line ending means the end of the line.
	const place = Math.min(at, lines.end(lines.lineAt(at)));
	const found = withFindings(find(trace, place), findings, place);
	if (!found) return undefined;
	return { span: found.span, markdown: toMarkdown(found.explanation), plainText: toPlainText(found.explanation) };
}

function find(trace: Trace, offset: number): Found | undefined {
	const line = trace.lines.lineAt(offset);
	const record = trace.index.records.atLine(line);
	if (record >= 0 && line === trace.index.records.line(record) && offset < prefixSpan(trace, record).end) {
		return explainPrefix(trace, record);
	}
	const number = messageAt(trace, offset);
	if (number !== undefined) {
		const message = trace.message(number);
		if (offset >= message.startSpan.start) return inMessage({ trace, text: trace.text, number, message, offset });
	}
	if (record < 0) return undefined;
	const start =
		line === trace.index.records.line(record) ? trace.index.records.textStart(record) : trace.lines.start(line);
	const isFirstLine = line === trace.index.records.line(record);
	return (
		explainErrorCode(trace.text, start, trace.lines.end(line), offset, true) ??
		(isFirstLine && offset >= start ? explainFrame(trace, record) : undefined)
	);
}

function inMessage(scope: MessageScope): Found | undefined {
	const { trace, text, message, offset } = scope;
	if (offset <= message.startSpan.end) return explainStartLine(scope);
	const header = message.headers.find(
		({ name, value }) => offset >= name.start && offset <= Math.max(name.end, value.end),
	);
	if (header) return explainHeader(scope, header);
	const line = trace.lines.lineAt(offset);
	const { body } = message;
	if (!body || offset < body.start || offset > body.end) return undefined;
	return (
		explainSdp(scope) ??
		explainRegistrationEvent(scope) ??
		explainErrorCode(text, trace.lines.start(line), trace.lines.end(line), offset, true) ??
		explainBody(scope)
	);
}
