// The values of query fields in templates: `{from}` is the sender that `from:` matches.

import { NO_NUMBER } from "../logIndex/logIndex.ts";
import type { Unit } from "../query/evaluate.ts";
import type { FieldName } from "../query/fields.ts";
import { headerAddress, headerText } from "../sip/message.ts";
import type { Trace } from "../trace/trace.ts";
import { durationText } from "../words.ts";

/** The text for a match, as it is in the log; empty if there is none. */
export type Value = (trace: Trace, unit: Unit) => string;

/** The fields that have a single value for a message or record. */
export type SingleValueField = Exclude<FieldName, "user" | "is" | "problem" | "rule">;

/** These fields with a description as a clause. */
export const VALUES: Readonly<Record<SingleValueField, { readonly says: string; readonly value: Value }>> = {
	from: { says: "the address in From", value: ofMessage((trace, at) => addressIn(trace, at, "From")) },
	to: { says: "the address in To", value: ofMessage((trace, at) => addressIn(trace, at, "To")) },
	callid: {
		says: "the Call-ID",
		value: ofMessage(({ index }, at) => index.symbolText(index.messages.callId(at))),
	},
	method: {
		says: "the method of the request, or of the request that a response answers",
		value: ofMessage(({ index: { messages, symbolText } }, at) =>
			symbolText(messages.status(at) === 0 ? messages.method(at) : messages.cseqMethod(at)),
		),
	},
	status: {
		says: "the status code of the response; for a request, that of its final response",
		value: ofMessage((trace, at) => {
			const own = trace.index.messages.status(at);
			const { final } = trace.transactionOf(at);
			const status = own > 0 || final === null ? own : trace.index.messages.status(final);
			return status > 0 ? String(status) : "";
		}),
	},
	cseq: {
		says: "the CSeq",
		value: ofMessage(({ index: { messages, symbolText } }, at) => {
			const number = messages.cseqNumber(at);
			return number === NO_NUMBER ? "" : `${number} ${symbolText(messages.cseqMethod(at))}`;
		}),
	},
	direction: {
		says: "`sent`, `received` or `unknown`",
		value: ofMessage((trace, at) => trace.direction(at)),
	},
	level: {
		says: "the level of the record",
		value(trace, { record }) {
			const { levelStart, levelEnd } = trace.index.records.prefix(record);
			return trace.text.slice(levelStart, levelEnd);
		},
	},
	text: {
		says: "the first line of the record, which is the start line of a message",
		value({ text, lines, index: { records } }, { record }) {
			const start = records.textStart(record);
			return text.slice(start, lines.end(lines.lineAt(start)));
		},
	},
	time: {
		says: "when the record was written, with the date if the log has one",
		value: (trace, { record }) => trace.index.records.stamp(record).text,
	},
	outcome: {
		says: "how the transaction ended, as in `outcome:`",
		value: ofMessage((trace, at) => trace.transactionOf(at).outcome),
	},
	duration: {
		says: "how long the transaction took",
		value: ofMessage((trace, at) => {
			const { durationMs } = trace.transactionOf(at);
			return durationMs === null ? "" : durationText(durationMs);
		}),
	},
};

/** The value of the first header with this name, long or compact. */
export function headerValue(name: string): Value {
	return ofMessage((trace, at) => headerText(trace.text, trace.message(at), name) ?? "");
}

/** For values that only messages have. */
function ofMessage(value: (trace: Trace, message: number) => string): Value {
	return (trace, { message }) => (message < 0 ? "" : value(trace, message));
}

function addressIn(trace: Trace, message: number, name: string): string {
	return headerAddress(trace.text, trace.message(message), name);
}
