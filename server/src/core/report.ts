// The report `rtcdll-report/1`: what a log says, as plain JSON. An interface; it changes only with its version.

import { GREATEST_NUMBER, NO_NUMBER, NO_SYMBOL } from "./logIndex/logIndex.ts";
import type { Finding, Severity } from "./rules/rule.ts";
import { diagnose } from "./rules/rules.ts";
import { headerText } from "./sip/message.ts";
import { type Span, slice } from "./text.ts";
import type { Direction } from "./trace/direction.ts";
import type { Trace } from "./trace/trace.ts";
import type { Outcome } from "./trace/transaction.ts";

export const REPORT_SCHEMA = "rtcdll-report/1";

/** Lines are 1-based, their ends inclusive; what is unknown is `null`; numbers of messages are indexes into `messages`. */
export interface Report {
	readonly schema: typeof REPORT_SCHEMA;
	readonly file: string;
	readonly records: number;
	readonly messages: readonly ReportMessage[];
	readonly transactions: readonly ReportTransaction[];
	readonly findings: readonly ReportFinding[];
}

export interface ReportMessage {
	readonly line: number;
	readonly endLine: number;
	readonly kind: "request" | "response";
	readonly method?: string;
	readonly uri?: string;
	readonly status?: number;
	readonly reason?: string;
	readonly callId: string | null;
	readonly cseq: ReportCSeq | null;
	/** `YYYY-MM-DD`; only where the log has dates. */
	readonly date?: string;
	readonly time: string;
	readonly direction: Direction;
	readonly transaction: number;
}

export interface ReportCSeq {
	readonly number: number;
	readonly method: string;
}

export interface ReportTransaction {
	readonly id: number;
	readonly callId: string | null;
	readonly cseq: ReportCSeq | null;
	readonly request: number | null;
	readonly provisionals: readonly number[];
	readonly final: number | null;
	readonly durationMs: number | null;
	readonly outcome: Outcome;
}

export interface ReportFinding {
	readonly rule: string;
	readonly severity: Severity;
	readonly line: number;
	readonly message: string;
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
		findings: findings.map(({ rule, severity, span, message, related }) => ({
			rule,
			severity,
			line: lineOf(span),
			message,
			related: related.map((place) => lineOf(place.span)),
		})),
	};
}

function reportMessage(trace: Trace, message: number): ReportMessage {
	const { index, lines, text } = trace;
	const { startLine, span } = trace.message(message);
	const record = index.messages.record(message);
	const recordStart = index.records.span(record).start;
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
		...stamp(text.slice(recordStart, index.records.textStart(record))),
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

/** Date and time as the prefix writes them, the date turned round to ISO 8601. */
function stamp(prefix: string): { readonly date?: string; readonly time: string } {
	const [, month, day, year, time] = /^\uFEFF?(?:(\d+)\/(\d+)\/(\d+)\|)?([\d:.,]+)/.exec(prefix)!;
	if (!month) return { time: time! };
	return { date: `${year}-${month.padStart(2, "0")}-${day!.padStart(2, "0")}`, time: time! };
}
