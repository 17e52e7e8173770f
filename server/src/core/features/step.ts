// One step through the log: to the matching message, the next in the transaction or call, the next failure or mark.

import { type Finding, isProblem } from "../rules/rule.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { definition, messageAt, messagesOf } from "./goTo.ts";
import { NO_NOTES, type Notes } from "./marks.ts";

/**
 * What a step follows: `match`, the other end of a transaction; `transaction` and `call`, the next message with the same
 * transaction or Call-ID; `failure`, the next finding of severity error or warning; `mark`, the next marked message.
 */
export type StepAlong = "match" | "transaction" | "call" | "failure" | "mark";

/** The target of a step, or the reason why there is none. */
export type Step = { readonly span: Span } | { readonly reason: string };

/** A step from `offset`; all except `match` wrap around at the ends of the log. */
export function step(
	trace: Trace,
	findings: readonly Finding[],
	offset: number,
	along: StepAlong,
	direction: "next" | "previous",
	notes: Notes = NO_NOTES,
): Step {
	if (along === "failure") {
		const spans = findings.filter(isProblem).map(({ span }) => span);
		return onOtherLine(trace, spans, offset, direction) ?? { reason: "No failure was found in this log." };
	}
	if (along === "mark") {
		const spans = [...notes.keys()].map((message) => trace.message(message).startSpan);
		return onOtherLine(trace, spans, offset, direction) ?? { reason: "No message of this log is marked." };
	}
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	if (along === "transaction") {
		const all = messagesOf(trace.transactionOf(message));
		return adjacent(trace, all, message, direction) ?? { reason: "This transaction has no other message in this log." };
	}
	if (along === "call") {
		const all = trace.calls.messagesOf(message);
		return adjacent(trace, all, message, direction) ?? { reason: "No other message in this log has this Call-ID." };
	}
	const [match] = definition(trace, offset);
	if (match) return { span: match.selection };
	const isResponse = trace.index.messages.status(message) > 0;
	return { reason: isResponse ? "The request is not in this log." : "This request has no response in this log." };
}

/** The message after or before `message` in a list that contains it; `undefined` if it is the only one. */
function adjacent(
	trace: Trace,
	all: readonly number[],
	message: number,
	direction: "next" | "previous",
): Step | undefined {
	if (all.length < 2) return undefined;
	const by = direction === "next" ? 1 : -1;
	const next = all[(all.indexOf(message) + by + all.length) % all.length]!;
	return { span: trace.message(next).startSpan };
}

/** The next of some ascending spans on another line; `undefined` if there are none. */
function onOtherLine(
	trace: Trace,
	spans: readonly Span[],
	offset: number,
	direction: "next" | "previous",
): Step | undefined {
	const line = trace.lines.lineAt(offset);
	const lineOf = (span: Span) => trace.lines.lineAt(span.start);
	const span =
		direction === "next"
			? (spans.find((each) => lineOf(each) > line) ?? spans[0])
			: (spans.findLast((each) => lineOf(each) < line) ?? spans.at(-1));
	return span && { span };
}
