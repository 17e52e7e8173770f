// Document symbols: one for each SIP message, with its body as a child.

import { GREATEST_NUMBER } from "../logIndex/logIndex.ts";
import { label } from "../printable.ts";
import { statusText } from "../rules/wording.ts";
import { addressName, readUri } from "../sip/address.ts";
import { mediaType } from "../sip/mediaType.ts";
import { headerAddress, headerText, type Message } from "../sip/message.ts";
import { copied, type Span, slice, trimEnd } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, dotted, durationText } from "../words.ts";
import { bodySummary } from "./bodySummary.ts";
import { messagesIn } from "./inRange.ts";

/** An entry of the outline: a message, or its body, which is its only child. Spans are offsets into the text. */
export interface TraceSymbol {
	/** `→ REGISTER 401` for an answered request, `← 401 Unauthorized`, `application/sdp`. */
	readonly name: string;
	/**
	 * `0 ms · add.com.cn · challenged · CSeq 1 REGISTER` for a request, `0 ms · 1 REGISTER` for a response; for a body, its
	 * summary and length. Most important first, since there is little room after the name.
	 */
	readonly detail: string;
	readonly kind: "request" | "response" | "failure" | "body";
	/** From the start of the line with the start line to the last character of the message. */
	readonly span: Span;
	/** The start line, or the whole body. */
	readonly selection: Span;
	readonly children: readonly TraceSymbol[];
}

/** The messages with a line in `span`, in file order. Their spans never overlap, and each body is inside its message. */
export function symbols(trace: Trace, span: Span = { start: 0, end: trace.text.length }): readonly TraceSymbol[] {
	return messagesIn(trace, span).map((message) => messageSymbol(trace, message));
}

/** `→ REGISTER add.com.cn` or `← 401 Unauthorized`: a message and whom it concerns. */
export function messageName(trace: Trace, message: number): string {
	const who = partner(trace, message);
	return label(`${messageHead(trace, message)}${who ? ` ${who}` : ""}`);
}

/** `→ REGISTER` or `← 401 Unauthorized`: a message without whom it concerns. */
export function messageHead(trace: Trace, message: number): string {
	const { startLine } = trace.message(message);
	const arrow = ARROWS[trace.direction(message)];
	const what = startLine.kind === "response" ? statusText(trace, message) : slice(trace.text, startLine.method);
	return label(`${arrow} ${what}`);
}

/**
 * `→ REGISTER 401`, `→ OPTIONS unanswered`: a request with its outcome in short form; `→ ACK` if no response is due; other
 * messages as in `messageHead`.
 */
export function answeredName(trace: Trace, message: number): string {
	const { request, final, outcome } = trace.transactionOf(message);
	const head = messageHead(trace, message);
	if (message !== request) return head;
	if (final !== null) return label(`${head} ${trace.index.messages.status(final)}`);
	return outcome === "unanswered" || outcome === "pending" ? label(`${head} ${outcome}`) : head;
}

const ARROWS = { sent: "→", received: "←", unknown: "·" } as const;

function messageSymbol(trace: Trace, message: number): TraceSymbol {
	const { startSpan, span, body } = trace.message(message);
	const start = trace.lines.start(trace.index.messages.line(message));
	const { name, detail, kind, bodyName, bodyDetail } = textsOf(trace, message);
	return {
		name,
		detail,
		kind,
		span: { start, end: trimEnd(trace.text, startSpan.end, span.end) },
		selection: startSpan,
		children: body
			? [{ name: bodyName, detail: bodyDetail, kind: "body", span: body, selection: body, children: [] }]
			: [],
	};
}

/** What an entry says, wherever its message is. */
interface Texts {
	readonly name: string;
	readonly detail: string;
	readonly kind: TraceSymbol["kind"];
	readonly bodyName: string;
	readonly bodyDetail: string;
}

/**
 * Kept with the transaction: editors ask for the outline of a growing log after each change, and most of the time goes into reading
 * bodies.
 */
function textsOf(trace: Trace, message: number): Texts {
	const transaction = trace.transactionOf(message);
	const known = trace.fact(noTexts)(transaction.id);
	let texts = known.get(message);
	if (!texts) {
		const read = trace.message(message);
		texts = {
			name: copied(answeredName(trace, message)),
			detail: copied(label(detail(trace, message, transaction))),
			kind: kindOf(message, read, transaction),
			bodyName: read.body ? copied(bodyName(trace, read)) : "",
			bodyDetail: read.body ? copied(bodyDetail(trace, message, read.body)) : "",
		};
		known.set(message, texts);
	}
	return texts;
}

function noTexts(): Map<number, Texts> {
	return new Map();
}

function kindOf(message: number, { startLine }: Message, { outcome, final }: Transaction): TraceSymbol["kind"] {
	if (startLine.kind === "request") return outcome === "unanswered" ? "failure" : "request";
	return outcome === "failed" && message === final ? "failure" : "response";
}

/** Whom the message concerns: the other side if the direction is known, or the domain of a registration. */
function partner(trace: Trace, message: number): string {
	const read = trace.message(message);
	if (read.startLine.kind !== "request") return "";
	const uri = slice(trace.text, read.startLine.uri);
	const target = () => addressName({ ...readUri(uri), uri });
	if (slice(trace.text, read.startLine.method) === "REGISTER") return target();
	const header = trace.direction(message) === "received" ? "From" : "To";
	return headerAddress(trace.text, read, header) || target();
}

/** The time first, then the outcome unless the name includes it; a response names its request. */
function detail(trace: Trace, message: number, transaction: Transaction): string {
	const number = trace.index.messages.cseqNumber(message);
	const method = trace.index.symbolText(trace.index.messages.cseqMethod(message));
	const cseq = number < GREATEST_NUMBER ? `${number} ${method}` : method;
	const time = transaction.durationMs === null ? "" : durationText(transaction.durationMs);
	if (message === transaction.request) {
		return dotted(time, partner(trace, message), OUTCOMES[transaction.outcome], `CSeq ${cseq}`);
	}
	return dotted(message === transaction.final ? time : "", partner(trace, message), cseq);
}

const OUTCOMES: Readonly<Record<Transaction["outcome"], string>> = {
	success: "success",
	redirected: "redirected",
	challenged: "challenged",
	cancelled: "cancelled",
	failed: "failed",
	// Included in the name.
	unanswered: "",
	pending: "",
	noResponseDue: "",
	orphan: "no request",
};

function bodyName({ text }: Trace, read: Message): string {
	return label(mediaType(headerText(text, read, "Content-Type") ?? "")) || "body";
}

function bodyDetail(trace: Trace, message: number, body: Span): string {
	const lines = trace.lines.lineAt(body.end) - trace.lines.lineAt(body.start) + 1;
	// The outline covers the whole log, so long bodies are not read and only their length is shown.
	const summary = body.end - body.start <= LONGEST_READ ? (bodySummary(trace, message)[0] ?? "") : "";
	return label(dotted(summary.replace(/\.$/, ""), countText(lines, "line")));
}

const LONGEST_READ = 20_000;
