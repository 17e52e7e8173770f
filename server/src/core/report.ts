// The report `rtcdll-report/1`: the content of a log as plain JSON. A public interface that changes only with its version.

import { activitiesOf } from "./activities/activities.ts";
import type { Activity, ActivityResult, Actor } from "./activities/activity.ts";
import type { ActivityKind } from "./activities/kinds.ts";
import { stampOf } from "./features/stamp.ts";
import { GREATEST_NUMBER, NO_NUMBER, NO_SYMBOL } from "./logIndex/logIndex.ts";
import type { Finding, Severity } from "./rules/rule.ts";
import { diagnose } from "./rules/rules.ts";
import { headerText } from "./sip/message.ts";
import { type Span, slice } from "./text.ts";
import type { Direction } from "./trace/directions/direction.ts";
import type { Trace } from "./trace/trace.ts";
import type { Outcome } from "./trace/transaction.ts";

/** The schema version; an incompatible report gets a new one. */
const REPORT_SCHEMA = "rtcdll-report/1";

/** Lines are 1-based, end lines inclusive; unknown values are `null`; message numbers are indexes into `messages`. */
export interface Report {
	readonly schema: typeof REPORT_SCHEMA;
	/** As given by the caller; the command line uses the path as typed, or `-` for standard input. */
	readonly file: string;
	/** The number of records, including those of messages. */
	readonly records: number;
	/** In file order. */
	readonly messages: readonly ReportMessage[];
	/** In the order of their first messages. */
	readonly transactions: readonly ReportTransaction[];
	/** In the order of their first messages; every transaction is a step of exactly one. */
	readonly activities: readonly ReportActivity[];
	/** In the order of their positions. */
	readonly findings: readonly ReportFinding[];
}

/** A SIP message. Requests have `method` and `uri`, responses `status` and `reason`. */
export interface ReportMessage {
	/** The line of its start line. */
	readonly line: number;
	/** Its last line, including trailing blank lines. */
	readonly endLine: number;
	readonly kind: "request" | "response";
	readonly method?: string;
	/** The Request-URI as written. */
	readonly uri?: string;
	/** As written: three digits or more, so not always from 100 to 699. Only the first 15 digits are read. */
	readonly status?: number;
	/** As written; may be empty. */
	readonly reason?: string;
	/** `null` if the header is missing or empty. */
	readonly callId: string | null;
	/** `null` if it is missing or is not a number and a method. */
	readonly cseq: ReportCSeq | null;
	/** `YYYY-MM-DD`; only if the log has dates. */
	readonly date?: string;
	/** As written in the log, usually the client's local time: `10:38:58.520`; `null` if the log has no times. */
	readonly time: string | null;
	readonly direction: Direction;
	/** The `id` of its transaction. */
	readonly transaction: number;
}

/** A CSeq as written. */
export interface ReportCSeq {
	/** May exceed the maximum of 2^31 - 1 in RFC 3261 §8.1.1.5; inexact from 2^53. */
	readonly number: number;
	/** May differ from the request's method in a malformed message. */
	readonly method: string;
}

/** A request with its responses, or the responses to a request that is not in the log. */
export interface ReportTransaction {
	/** Its index in `transactions`, from 0. */
	readonly id: number;
	/** From the request, or from a response if the request is not in the log; the same applies to `cseq`. */
	readonly callId: string | null;
	readonly cseq: ReportCSeq | null;
	/** The first transmission of the request. */
	readonly request: number | null;
	/** The responses below 200, in file order. */
	readonly provisionals: readonly number[];
	/** The first final response. */
	readonly final: number | null;
	/** From the request to the final response; `null` without both, and if the clock was set back in between. */
	readonly durationMs: number | null;
	readonly outcome: Outcome;
}

/** A sign-in, a call, a meeting …: related transactions, and their result. */
export interface ReportActivity {
	/** Its index in `activities`, from 0. */
	readonly id: number;
	readonly kind: ActivityKind;
	/** The initiator, and the other party or subject; for a meeting, `to` is its organizer. */
	readonly from: string | null;
	readonly to: string | null;
	/** `true` if this client started it. */
	readonly outgoing: boolean | null;
	/** The lines of its first and last message. */
	readonly line: number;
	readonly endLine: number;
	/** The `id`s of its transactions. */
	readonly steps: readonly number[];
	readonly result: ActivityResult;
	/** Who refused, gave up, or failed; `null` if it worked or the log does not show it. */
	readonly by: Actor | null;
	/** The `id` of the transaction that caused a failure. */
	readonly failedAt: number | null;
	/** The line of the message that shows the result. */
	readonly shownBy: number | null;
	/** Why it failed and what to check, in whole sentences. */
	readonly why: string | null;
	readonly check: string | null;
}

/** Something about the log that a reader should know. */
export interface ReportFinding {
	/** The id of the rule, which is documented under this name in `docs/rules`. */
	readonly rule: string;
	readonly severity: Severity;
	/** The line of the finding. */
	readonly line: number;
	/** Whole sentences, which may contain pieces of the log. */
	readonly message: string;
	/** The lines of related places. */
	readonly related: readonly number[];
}

/** Reports a trace and its findings under the given file name. */
export function report(trace: Trace, file: string, findings: readonly Finding[] = diagnose(trace)): Report {
	const lineOf = (span: Span) => trace.lines.lineAt(span.start) + 1;
	const messages = Array.from({ length: trace.index.messages.count }, (_, message) => reportMessage(trace, message));
	return {
		schema: REPORT_SCHEMA,
		file,
		records: trace.index.records.count,
		messages,
		transactions: trace.transactions.map(({ id, request, provisionals, final, durationMs, outcome }) => {
			const { callId, cseq } = messages[request ?? final ?? provisionals[0]!]!;
			return { id, callId, cseq, request, provisionals, final, durationMs, outcome };
		}),
		activities: activitiesOf(trace).all.map((activity) => reportActivity(messages, activity)),
		findings: findings.map(({ rule, severity, span, message, related }) => ({
			rule,
			severity,
			line: lineOf(span),
			message,
			related: related.map((place) => lineOf(place.span)),
		})),
	};
}

function reportActivity(messages: readonly ReportMessage[], activity: Activity): ReportActivity {
	const { id, kind, from, to, isOutgoing, first, last, steps, result, by, failedAt, shownBy, cause } = activity;
	return {
		id,
		kind,
		from,
		to,
		outgoing: isOutgoing,
		line: messages[first]!.line,
		endLine: messages[last]!.line,
		steps,
		result,
		by,
		failedAt,
		shownBy: shownBy === null ? null : messages[shownBy]!.line,
		why: cause?.text || null,
		check: cause?.check || null,
	};
}

function reportMessage(trace: Trace, message: number): ReportMessage {
	const { index, lines, text } = trace;
	const { startLine, span } = trace.message(message);
	const record = index.messages.record(message);
	const { date, time } = stampOf(trace, record);
	const callId = index.messages.callId(message);
	return {
		line: index.messages.line(message) + 1,
		endLine: lines.lineAt(Math.max(span.start, span.end - 1)) + 1,
		kind: startLine.kind,
		...(startLine.kind === "request"
			? { method: slice(text, startLine.method), uri: slice(text, startLine.uri) }
			: { status: startLine.status, reason: slice(text, startLine.reason) }),
		callId: callId === NO_SYMBOL ? null : index.symbolText(callId),
		cseq: reportCSeq(trace, message),
		...(date === null ? { time } : { date, time }),
		direction: trace.direction(message),
		transaction: trace.transactionOf(message).id,
	};
}

function reportCSeq(trace: Trace, message: number): ReportCSeq | null {
	const { messages, symbolText } = trace.index;
	const number = messages.cseqNumber(message);
	if (number === NO_NUMBER) return null;
	const written =
		number < GREATEST_NUMBER ? number : Number.parseInt(headerText(trace.text, trace.message(message), "CSeq")!, 10);
	return { number: written, method: symbolText(messages.cseqMethod(message)) };
}
