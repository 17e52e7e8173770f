// The messages as a table.

import { activitiesOf } from "../activities/activities.ts";
import { lineNumber } from "../features/lineNumber.ts";
import { GREATEST_NUMBER, NO_NUMBER } from "../logIndex/logIndex.ts";
import { mediaType } from "../sip/mediaType.ts";
import { headerAddress, headerText } from "../sip/message.ts";
import { slice } from "../text.ts";
import { frameOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { momentOf } from "./moment.ts";
import { type Column, type Table, tableOf } from "./table.ts";

/** All messages of a log, in log order. */
export function messagesTable(trace: Trace): Table {
	const { count } = trace.index.messages;
	return tableOf(columns(trace), () => Array(count).keys());
}

/** Lines are 1-based; `transaction` and `activity` are the same numbers as in the other tables. */
function columns(trace: Trace): readonly Column<number>[] {
	const { text, index } = trace;
	const { messages, symbolText } = index;
	const read = (message: number) => trace.message(message);
	return [
		{ key: "line", title: "Line", cell: (message) => lineNumber(trace, message) },
		{ key: "time", title: "Time", cell: (message) => momentOf(trace, message) },
		{ key: "direction", title: "Direction", cell: (message) => trace.direction(message) },
		{
			key: "method",
			title: "Method",
			// A response has the method of its request.
			cell: (message) =>
				symbolText(messages.status(message) === 0 ? messages.method(message) : messages.cseqMethod(message)) || null,
		},
		{
			key: "status",
			title: "Status",
			cell: (message) => {
				const { startLine } = read(message);
				return startLine.kind === "response" ? startLine.status : null;
			},
		},
		{
			key: "reason",
			title: "Reason",
			cell: (message) => {
				const { startLine } = read(message);
				return startLine.kind === "response" ? slice(text, startLine.reason) || null : null;
			},
		},
		{
			key: "uri",
			title: "Request-URI",
			cell: (message) => {
				const { startLine } = read(message);
				return startLine.kind === "request" ? slice(text, startLine.uri) : null;
			},
		},
		{ key: "from", title: "From", cell: (message) => headerAddress(text, read(message), "From") || null },
		{ key: "to", title: "To", cell: (message) => headerAddress(text, read(message), "To") || null },
		{ key: "callId", title: "Call-ID", cell: (message) => symbolText(messages.callId(message)) || null },
		{ key: "cseq", title: "CSeq", cell: (message) => cseqCell(messages.cseqNumber(message)) },
		{
			key: "body",
			title: "Body",
			cell: (message) =>
				read(message).body ? mediaType(headerText(text, read(message), "Content-Type") ?? "") || null : null,
		},
		{ key: "peer", title: "Peer", cell: (message) => frameOf(index, message)?.remote ?? null },
		{ key: "transaction", title: "Transaction", cell: (message) => trace.transactionOf(message).id },
		{
			key: "activity",
			title: "Activity",
			cell: (message) => activitiesOf(trace).of(trace.transactionOf(message)).id,
		},
	];
}

/** A number that is too large is not meaningful. */
export function cseqCell(number: number): number | null {
	return number === NO_NUMBER || number === GREATEST_NUMBER ? null : number;
}
