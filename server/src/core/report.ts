// The report `rtcdll-report/1`: what a log says, as plain JSON. An interface; it changes only with its version.

import { activitiesOf } from "./activities/activities.ts";
import type { Activity, ActivityResult, Actor } from "./activities/activity.ts";
import type { ActivityKind } from "./activities/kinds.ts";
import { stampOf } from "./features/stamp.ts";
import { GREATEST_NUMBER, NO_NUMBER, NO_SYMBOL } from "./logIndex/logIndex.ts";
import type { Finding, Severity } from "./rules/rule.ts";
import { diagnose } from "./rules/rules.ts";
import { headerText } from "./sip/message.ts";
import { type Span, slice } from "./text.ts";
import type { Direction } from "./trace/direction.ts";
import type { Outcome } from "./trace/outcome.ts";
import type { Trace } from "./trace/trace.ts";

/** The name of this version of the report; a report of another form has another one. */
const REPORT_SCHEMA = "rtcdll-report/1";

/** Lines are 1-based, their ends inclusive; what is unknown is `null`; numbers of messages are indexes into `messages`. */
export interface Report {
	readonly schema: typeof REPORT_SCHEMA;
	/** As the caller calls it; the command line takes the path as it was typed, `-` for the standard input. */
	readonly file: string;
	/** How many records there are, those of messages among them. */
	readonly records: number;
	/** In file order. */
	readonly messages: readonly ReportMessage[];
	/** In the order of their first messages. */
	readonly transactions: readonly ReportTransaction[];
	/** What people did, in the order of their first messages; every transaction is a step of one. */
	readonly activities: readonly ReportActivity[];
	/** In the order of the places that they stand on. */
	readonly findings: readonly ReportFinding[];
}

/** One SIP message. A request has `method` and `uri`, a response `status` and `reason`. */
export interface ReportMessage {
	/** The line of its start line. */
	readonly line: number;
	/** Its last line; blank lines at its end belong to it. */
	readonly endLine: number;
	readonly kind: "request" | "response";
	readonly method?: string;
	/** The Request-URI as it is written. */
	readonly uri?: string;
	/** As it is written: three digits or more, so not always from 100 to 699. Of more than 15 digits the first 15. */
	readonly status?: number;
	/** As it is written; it may be empty. */
	readonly reason?: string;
	/** `null` where the header is missing or empty. */
	readonly callId: string | null;
	/** `null` where it is missing or is not a number and a method. */
	readonly cseq: ReportCSeq | null;
	/** `YYYY-MM-DD`; only where the log has dates. */
	readonly date?: string;
	/** As the log writes it, mostly local time of the client: `10:38:58.520`; `null` where the log has no times. */
	readonly time: string | null;
	readonly direction: Direction;
	/** The `id` of the transaction that it is part of. */
	readonly transaction: number;
}

/** A CSeq as it is written. */
export interface ReportCSeq {
	/** May be above the 2^31 - 1 that RFC 3261 §8.1.1.5 allows; from 2^53 on it is not exact. */
	readonly number: number;
	/** Not always that of the request: a faulty one names another. */
	readonly method: string;
}

/** A request with its responses, or the responses of one whose request is not in the log. */
export interface ReportTransaction {
	/** Counted from 0: its index in `transactions`. */
	readonly id: number;
	/** That of its request, or of a response where that is not in the log; so is `cseq`. */
	readonly callId: string | null;
	readonly cseq: ReportCSeq | null;
	/** The first copy of the request. */
	readonly request: number | null;
	/** The responses below 200, in file order. */
	readonly provisionals: readonly number[];
	/** The first final response. */
	readonly final: number | null;
	/** From the request to the final response; `null` without both, and where the clock was put back between them. */
	readonly durationMs: number | null;
	readonly outcome: Outcome;
}

/** A sign-in, a call, a meeting …: transactions that belong together, and how they ended. */
export interface ReportActivity {
	/** Counted from 0: its index in `activities`. */
	readonly id: number;
	readonly kind: ActivityKind;
	/** Who wanted it, and with or about whom; of a meeting `to` is its organizer. */
	readonly from: string | null;
	readonly to: string | null;
	/** `true` where this client began it. */
	readonly outgoing: boolean | null;
	/** The lines of its first and its last message. */
	readonly line: number;
	readonly endLine: number;
	/** The `id`s of its transactions. */
	readonly steps: readonly number[];
	readonly result: ActivityResult;
	/** Who refused, gave up, or could not do it; `null` where it worked, and where the log does not tell. */
	readonly by: Actor | null;
	/** The `id` of the transaction that decided a bad result. */
	readonly failedAt: number | null;
	/** The line of the message that shows the result. */
	readonly shownBy: number | null;
	/** Why it failed, and what to check, in whole sentences. */
	readonly why: string | null;
	readonly check: string | null;
}

/** Something about the log that a reader should know. */
export interface ReportFinding {
	/** The id of the rule, which has a page of that name in `docs/rules`. */
	readonly rule: string;
	readonly severity: Severity;
	/** The line that it stands on. */
	readonly line: number;
	/** Whole sentences; pieces of the log may stand in them. */
	readonly message: string;
	/** The lines of the other places that show it. */
	readonly related: readonly number[];
}

/** Reports a trace and its findings under the name of its file. */
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
