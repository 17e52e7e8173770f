// The transactions as a table.

import { activitiesOf } from "../activities/activities.ts";
import { messagesOf } from "../features/goTo.ts";
import { lineNumber } from "../features/lineNumber.ts";
import { findProblems } from "../features/tree/problems.ts";
import type { Finding } from "../rules/rule.ts";
import { statusText } from "../rules/wording.ts";
import { headerAddress } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage, type Transaction } from "../trace/transaction.ts";
import { cseqCell } from "./messages.ts";
import { momentOf } from "./moment.ts";
import { type Column, type Table, tableOf } from "./table.ts";

/** All transactions of a log, in the order of their first messages, each with its worst finding. */
export function transactionsTable(trace: Trace, findings: readonly Finding[]): Table {
	return tableOf(columns(trace, findings), () => trace.transactions);
}

/** Lines are 1-based; `transaction` and `activity` are the same numbers as in the other tables. */
function columns(trace: Trace, findings: readonly Finding[]): readonly Column<Transaction>[] {
	const problems = findProblems(trace, findings);
	const { messages, symbolText } = trace.index;
	const address = (transaction: Transaction, header: "From" | "To") =>
		headerAddress(trace.text, trace.message(leadingMessage(transaction)), header) || null;
	return [
		{ key: "line", title: "Line", cell: (each) => lineNumber(trace, leadingMessage(each)) },
		{ key: "time", title: "Time", cell: (each) => momentOf(trace, leadingMessage(each)) },
		{ key: "direction", title: "Direction", cell: (each) => requestDirection(trace, each) },
		{ key: "method", title: "Method", cell: ({ method }) => method || null },
		{ key: "from", title: "From", cell: (each) => address(each, "From") },
		{ key: "to", title: "To", cell: (each) => address(each, "To") },
		{ key: "outcome", title: "Outcome", cell: ({ outcome }) => outcome },
		{
			key: "status",
			title: "Status",
			cell: ({ final }) => (final === null ? null : messages.status(final)),
		},
		{ key: "answer", title: "Response", cell: ({ final }) => (final === null ? null : statusText(trace, final)) },
		{ key: "durationMs", title: "Duration (ms)", cell: ({ durationMs }) => durationMs },
		{ key: "messages", title: "Messages", cell: (each) => messagesOf(each).length },
		{ key: "problem", title: "Problem", cell: ({ id }) => problems.ofTransaction(id)[0]?.message ?? null },
		{ key: "callId", title: "Call-ID", cell: ({ callId }) => symbolText(callId) || null },
		{ key: "cseq", title: "CSeq", cell: ({ cseqNumber }) => cseqCell(cseqNumber) },
		{ key: "transaction", title: "Transaction", cell: ({ id }) => id },
		{ key: "activity", title: "Activity", cell: (each) => activitiesOf(trace).of(each).id },
	];
}

/** The direction of the request; if only its responses are in the log, the opposite of theirs. */
function requestDirection(trace: Trace, transaction: Transaction): string {
	const direction = trace.direction(leadingMessage(transaction));
	if (transaction.request !== null || direction === "unknown") return direction;
	return direction === "sent" ? "received" : "sent";
}
