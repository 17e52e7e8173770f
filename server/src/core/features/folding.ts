// What can be folded away: messages, their headers and bodies, runs of records that are no SIP.

import type { Trace } from "../trace/trace.ts";

/** Lines are 0-based and inclusive; the first one stays visible. */
export interface Fold {
	readonly startLine: number;
	readonly endLine: number;
	readonly kind: "message" | "headers" | "body" | "records";
}

/** All folds in the order of their first lines. Folds nest; no two begin on the same line. */
export function folds(trace: Trace): readonly Fold[] {
	const found: Fold[] = [];
	const { records, messages } = trace.index;
	let runStart = -1;
	for (let record = 0; record < records.count; record++) {
		const message = messages.ofRecord(record);
		const isChatter = message < 0 && records.frame(record) === undefined;
		if (!isChatter && runStart >= 0) {
			push(found, "records", runStart, records.endLine(record - 1) - 1);
			runStart = -1;
		}
		if (isChatter && runStart < 0) runStart = records.line(record);
		if (message >= 0) foldMessage(trace, message, found);
	}
	if (runStart >= 0) push(found, "records", runStart, records.endLine(records.count - 1) - 1);
	return found;
}

function foldMessage(trace: Trace, message: number, found: Fold[]): void {
	const { lines } = trace;
	const { headers, body, startSpan, span } = trace.message(message);
	const lastHeader = headers.at(-1);
	const contentEnd = body?.end ?? lastHeader?.value.end ?? startSpan.end;
	const startLine = lines.lineAt(startSpan.start);
	push(found, "message", startLine, lines.lineAt(Math.min(contentEnd, span.end)));
	// A block of headers alone would fold to nothing else than its message does.
	if (!body || !lastHeader) return;
	push(found, "headers", lines.lineAt(headers[0]!.name.start), lines.lineAt(lastHeader.value.end));
	push(found, "body", lines.lineAt(body.start), lines.lineAt(body.end));
}

function push(found: Fold[], kind: Fold["kind"], startLine: number, endLine: number): void {
	if (endLine > startLine) found.push({ startLine, endLine, kind });
}
