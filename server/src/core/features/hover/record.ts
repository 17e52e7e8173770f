// The prefix of a record: its time, the interval since earlier records, and its origin.

import { type RecordPrefix, timeOfDay } from "../../log/record.ts";
import { slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { clockText } from "../../words.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import { messageBefore } from "./near.ts";
import { afterText, dayText } from "./times.ts";

/** Explains the prefix of `record`: time, process, thread and level. */
export function explainPrefix(trace: Trace, record: number): Found {
	const { records, dialect } = trace.index;
	const prefix = records.prefix(record);
	const day = prefix.day === null ? undefined : dayText(prefix.day);
	const level = { start: prefix.levelStart, end: prefix.levelEnd };
	return {
		span: prefixSpan(trace, record),
		explanation: {
			title: clockText(timeOfDay(prefix.time), !prefix.isWholeSecond),
			kind: day === undefined ? "trace record, local time" : `trace record, local time, ${day}`,
			facts: [
				...timeFacts(trace, record),
				...(dialect.hasProcesses ? [writerFact(prefix)] : []),
				...(level.end > level.start ? [["Level ", quote(slice(trace.text, level))]] : []),
			],
		},
	};
}

function writerFact({ process, thread }: RecordPrefix): Phrase {
	return ["Process ", quote(hex(process)), ` (${process}), thread `, quote(hex(thread)), ` (${thread})`];
}

/** From the first character of the prefix to the end of its `::`. */
export function prefixSpan(trace: Trace, record: number): { readonly start: number; readonly end: number } {
	const { records, lines } = { records: trace.index.records, lines: trace.lines };
	const start = lines.start(records.line(record));
	const textStart = records.textStart(record);
	const end = trace.text.charAt(textStart - 1) === ":" ? textStart : textStart - 1;
	return { start, end: Math.max(start, end) };
}

function timeFacts(trace: Trace, record: number): readonly Phrase[] {
	const { records, messages } = trace.index;
	const clock = records.clock(record);
	const facts: Phrase[] = [];
	const since = (other: number, what: string) => facts.push(afterText(clock - records.clock(other), what));
	if (record > 0) since(record - 1, "the previous record");
	const before = messageBefore(trace.index, record);
	if (before >= 0 && messages.record(before) !== record - 1) since(messages.record(before), "the previous message");
	const message = messages.ofRecord(record);
	if (message < 0) return facts;
	const { request } = trace.transactionOf(message);
	if (request !== null && request !== message) since(messages.record(request), "the request of this transaction");
	const first = trace.calls.messagesOf(message)[0]!;
	if (first !== message && first !== request) since(messages.record(first), "the first message with this Call-ID");
	return facts;
}

function hex(value: number): string {
	return value.toString(16).toUpperCase();
}
