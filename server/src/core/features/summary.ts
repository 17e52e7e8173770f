// A finding as one paragraph for a ticket: whoever reads it needs neither the editor nor the log.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { label } from "../printable.ts";
import type { Finding } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { shortened } from "../words.ts";
import { messageAt } from "./goTo.ts";
import { lineNumberAt } from "./lineNumber.ts";
import { stampText } from "./stamp.ts";

/**
 * `RTCDLL0.log, line 80, 04/16/2013 09:14:05.310: REGISTER was refused: … The line: "SIP/2.0 403 Forbidden". See also line
 * 63 (The REGISTER …). Call-ID: … (failed-transaction, error)`. Plain text without a line end.
 */
export function findingSummary(trace: Trace, finding: Finding, file: string): string {
	const parts = [
		`${file}, line ${lineNumberAt(trace, finding.span.start)}${timeText(trace, finding.span)}: ${finding.message}`,
		`The line: "${shortened(trace.text.slice(finding.span.start, finding.span.end), LONGEST)}".`,
		...relatedText(trace, finding),
		...callIdText(trace, finding),
		`(${finding.rule}, ${finding.severity})`,
	];
	return label(parts.join(" ").trim(), LONGEST_SUMMARY);
}

function relatedText(trace: Trace, { related }: Finding): readonly string[] {
	if (related.length === 0) return [];
	const places = related.map(({ span, message }) => {
		const said = message.replace(/[.\s]+$/, "");
		return `line ${lineNumberAt(trace, span.start)}${timeText(trace, span)} (${said})`;
	});
	return [`See also ${places.join("; ")}.`];
}

function callIdText(trace: Trace, { span }: Finding): readonly string[] {
	const message = messageAt(trace, span.start);
	const callId = message === undefined ? NO_SYMBOL : trace.index.messages.callId(message);
	return callId === NO_SYMBOL ? [] : [`Call-ID: ${shortened(trace.index.symbolText(callId), LONGEST)}.`];
}

/** `, 04/16/2013 09:14:05.310`, as the log writes it; empty before the first record. */
function timeText(trace: Trace, { start }: Span): string {
	const { records } = trace.index;
	const record = records.atLine(trace.lines.lineAt(start));
	if (record < 0) return "";
	return `, ${stampText(trace, record)}`;
}

const LONGEST = 300;
/** What fits into a ticket: a finding with several places. */
const LONGEST_SUMMARY = 4000;
