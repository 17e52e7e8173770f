// Folding ranges: messages, their headers and bodies, and runs of records outside SIP.

import { headEnd } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";

/** Lines are 0-based and inclusive; the first one stays visible. */
export interface Fold {
	readonly startLine: number;
	readonly endLine: number;
	readonly kind: "message" | "headers" | "body" | "records";
	/** The text shown in place of the folded lines, if requested. */
	readonly text?: string;
}

/**
 * All folds in order of their first lines. Folds nest, and no two start on the same line. `textOf` creates the text shown in
 * place of a fold; it is called right away while the fold's message is still cached.
 */
export function folds(trace: Trace, textOf?: (trace: Trace, fold: Fold) => string): readonly Fold[] {
	const found: Fold[] = [];
	const push: Push = (kind, startLine, endLine) => {
		if (endLine <= startLine) return;
		const fold: Fold = { startLine, endLine, kind };
		found.push(textOf ? { ...fold, text: textOf(trace, fold) } : fold);
	};
	const { records, messages } = trace.index;
	let runStart = -1;
	for (let record = 0; record < records.count; record++) {
		const message = messages.ofRecord(record);
		const isChatter = message < 0 && records.frame(record) === undefined;
		if (!isChatter && runStart >= 0) {
			push("records", runStart, records.endLine(record - 1) - 1);
			runStart = -1;
		}
		if (isChatter && runStart < 0) runStart = records.line(record);
		if (message >= 0) foldMessage(trace, message, closingLine(trace, record), push);
	}
	if (runStart >= 0) push("records", runStart, records.endLine(records.count - 1) - 1);
	return found;
}

/**
 * The fold that hides the lines after `startLine` up to and including `endLine`, as reported by an editor; `undefined` if
 * none of our folds starts there.
 */
export function foldAt(trace: Trace, startLine: number, endLine: number): Fold | undefined {
	const kind = kindAt(trace, startLine);
	return kind && { kind, startLine, endLine };
}

function kindAt(trace: Trace, line: number): Fold["kind"] | undefined {
	const { lines, index } = trace;
	const message = trace.messageAtLine(line);
	if (message === undefined) {
		const record = index.records.atLine(line);
		return record >= 0 && index.records.line(record) === line ? "records" : undefined;
	}
	if (index.messages.line(message) === line) return "message";
	const { headers, body } = trace.message(message);
	if (headers[0] && lines.lineAt(headers[0].name.start) === line) return "headers";
	return body && lines.lineAt(body.start) === line ? "body" : undefined;
}

type Push = (kind: Fold["kind"], startLine: number, endLine: number) => void;

/** The line of the framing record that marks the end of this record's packet; -1 if there is none. */
function closingLine({ index: { records, messages } }: Trace, record: number): number {
	const next = record + 1;
	if (next >= records.count || messages.ofRecord(next) >= 0) return -1;
	return records.frame(next)?.place === "end" ? records.line(next) : -1;
}

/** The fold includes the framing record after the message, which is of no interest once the message is folded. */
function foldMessage(trace: Trace, message: number, closing: number, push: Push): void {
	const { lines } = trace;
	const { headers, body, startSpan, span } = trace.message(message);
	const lastHeader = headers.at(-1);
	const contentEnd = body?.end ?? headEnd({ startSpan, headers });
	const startLine = lines.lineAt(startSpan.start);
	push("message", startLine, closing >= 0 ? closing : lines.lineAt(Math.min(contentEnd, span.end)));
	// Without a body, folding the headers would do the same as folding the message.
	if (!body || !lastHeader) return;
	push("headers", lines.lineAt(headers[0]!.name.start), lines.lineAt(lastHeader.value.end));
	push("body", lines.lineAt(body.start), lines.lineAt(body.end));
}
