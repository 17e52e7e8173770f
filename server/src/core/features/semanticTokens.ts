// Semantic tokens for what a line-based grammar cannot know: the outcome of a message, shown on its start line. For clients
// without a grammar, also what the grammar would colour.

import { isDaily } from "../sip/facts/statusCodes.ts";
import type { StartLine } from "../sip/startLine.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messagesIn, recordsIn } from "./inRange.ts";
import { addBody } from "./semanticTokens/body.ts";
import { addHeaderValue } from "./semanticTokens/headerValue.ts";
import { addRecordText } from "./semanticTokens/recordText.ts";
import type { Token, TokenModifier } from "./semanticTokens/token.ts";

/**
 * The tokens in `span`, in file order, without overlaps. `outcome` only marks start lines that did not simply succeed, on
 * top of a grammar; `everything` also covers what a grammar colours. Beyond 2000 characters, a line has tokens only for its
 * prefix, start line and header name.
 */
export function semanticTokens(trace: Trace, span: Span, detail: "outcome" | "everything"): readonly Token[] {
	const tokens: Token[] = [];
	if (detail === "everything") addRecords(trace, span, tokens);
	for (const message of messagesIn(trace, span)) {
		const { startLine } = trace.message(message);
		const modifier = fate(trace, message);
		if (modifier !== undefined) tokens.push({ span: marked(startLine, modifier), type: "sipOutcome", modifier });
		else if (detail === "everything") addPlain(startLine, tokens);
		if (detail !== "everything") continue;
		addHeaders(trace, message, span, tokens);
		addBody(trace, message, span, tokens);
	}
	return tokens
		.filter((token) => token.span.end > span.start && token.span.start < span.end)
		.sort((a, b) => a.span.start - b.span.start);
}

/** `undefined` for messages that succeeded or cannot fail. */
function fate(trace: Trace, message: number): TokenModifier | undefined {
	const transaction = trace.transactionOf(message);
	const { outcome, request, final } = transaction;
	if (outcome === "orphan") return "orphan";
	if (message !== final && message !== request) {
		return trace.originalOf(message) === undefined ? undefined : "retransmitted";
	}
	switch (outcome) {
		case "failed":
			// The same statuses that are a warning rather than an error: busy, not at home, not now.
			return isDaily(trace.index.messages.status(final!), transaction.method) ? "declined" : "failed";
		case "unanswered":
		case "pending":
		case "cancelled":
			return outcome;
		case "challenged":
			if (trace.isRefused(transaction)) return "failed";
			// The request of a normal challenge keeps its colour: every sign-in has one, and the 401 shows it already.
			return message === final ? outcome : undefined;
		case "redirected":
			return message === final ? outcome : undefined;
		default:
			return undefined;
	}
}

/**
 * The part of the start line that gets the modifier: status code and reason of a response, method of a request. Dimmed
 * requests include the Request-URI.
 */
function marked(startLine: StartLine, modifier: TokenModifier | undefined): Span {
	if (startLine.kind === "response") {
		const { code, reason } = startLine;
		return { start: code.start, end: Math.max(code.end, reason.end) };
	}
	const { method, uri } = startLine;
	return modifier === "retransmitted" || modifier === "cancelled" ? { start: method.start, end: uri.end } : method;
}

/** What a grammar would colour in a start line without a notable outcome. */
function addPlain(startLine: StartLine, tokens: Token[]): void {
	const isSuccess = startLine.kind === "response" && startLine.status >= 200 && startLine.status < 300;
	if (startLine.kind === "response" && !isSuccess) return;
	const type = isSuccess ? "sipSuccess" : "sipMethod";
	tokens.push({ span: marked(startLine, undefined), type, modifier: undefined });
}

function addRecords(trace: Trace, span: Span, tokens: Token[]): void {
	const { records } = trace.index;
	const { first, end } = recordsIn(trace, span);
	for (let record = first; record < end; record++) {
		const prefix = { start: records.span(record).start, end: records.textStart(record) };
		if (prefix.end > prefix.start) tokens.push({ span: prefix, type: "logPrefix", modifier: undefined });
		addRecordText(trace, record, span, tokens);
	}
}

/** Headers are in file order, so those after the span can be skipped. */
function addHeaders(trace: Trace, message: number, span: Span, tokens: Token[]): void {
	for (const { name, value } of trace.message(message).headers) {
		if (name.start >= span.end) break;
		if (name.end > span.start) tokens.push({ span: name, type: "sipHeaderName", modifier: undefined });
		if (value.end > span.start) addHeaderValue(trace, name, value, span, tokens);
	}
}
