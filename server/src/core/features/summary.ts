// A finding as a self-contained paragraph for a ticket.

import { activitiesOf } from "../activities/activities.ts";
import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { label } from "../printable.ts";
import type { Finding } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { sentence, shortened } from "../words.ts";
import { messageAt } from "./goTo.ts";
import { lineNumberAt } from "./lineNumber.ts";
import { markSentence, NO_NOTES, type Notes } from "./marks.ts";
import { stampText } from "./stamp.ts";

/**
 * `RTCDLL0.log, line 80, 04/16/2013 09:14:05.310: REGISTER was refused: … The line: "SIP/2.0 403 Forbidden". See also line
 * 63 (The REGISTER …). Line 80, …, is marked: ask the proxy team. Call-ID: … (failed-transaction, error)`. Plain text
 * without a line ending. Includes the marks in the finding's activity.
 */
export function findingSummary(trace: Trace, finding: Finding, file: string, notes: Notes = NO_NOTES): string {
	const parts = [
		`${file}, line ${lineNumberAt(trace, finding.span.start)}${timeText(trace, finding.span)}: ${finding.message}`,
		`The line: "${shortened(trace.text.slice(finding.span.start, finding.span.end), LONGEST)}".`,
		...relatedText(trace, finding),
		...markSentences(trace, finding, notes),
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

function markSentences(trace: Trace, { span }: Finding, notes: Notes): readonly string[] {
	const message = messageAt(trace, span.start);
	if (message === undefined || notes.size === 0) return [];
	const activity = (each: number) => activitiesOf(trace).of(trace.transactionOf(each));
	const marked = [...notes].filter(([each]) => activity(each) === activity(message));
	return marked.slice(0, MOST_MARKS).map(([each, note]) => sentence(markSentence(trace, each, note)));
}

function callIdText(trace: Trace, { span }: Finding): readonly string[] {
	const message = messageAt(trace, span.start);
	const callId = message === undefined ? NO_SYMBOL : trace.index.messages.callId(message);
	return callId === NO_SYMBOL ? [] : [`Call-ID: ${shortened(trace.index.symbolText(callId), LONGEST)}.`];
}

/** `, 04/16/2013 09:14:05.310` as written in the log; empty before the first record. */
function timeText(trace: Trace, { start }: Span): string {
	const { records } = trace.index;
	const record = records.atLine(trace.lines.lineAt(start));
	if (record < 0) return "";
	return `, ${stampText(trace, record)}`;
}

const LONGEST = 300;
const MOST_MARKS = 5;
/** The maximum length of the paragraph, enough for a finding with several related places. */
const LONGEST_SUMMARY = 4000;
