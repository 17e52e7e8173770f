// Colour that a grammar cannot know, because it sees one line at a time: how the message on a start line fared. And where no
// grammar runs, what one would show.

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
 * The tokens in `span`, in file order, none of them over another. `outcome` only marks the start lines that did not simply
 * go well, on top of a grammar; `everything` also names what a grammar colours. Of a line only the first 2000 characters have
 * more than their prefix, their start line and the name of their header.
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

/** `undefined` for all that went well or has nothing to go wrong. */
function fate(trace: Trace, message: number): TokenModifier | undefined {
	const transaction = trace.transactionOf(message);
	const { outcome, request, final } = transaction;
	if (outcome === "orphan") return "orphan";
	if (message !== final && message !== request) {
		return trace.originalOf(message) === undefined ? undefined : "retransmitted";
	}
	switch (outcome) {
		case "failed":
			// The same answers that are a warning and no error: busy, not at home, not now.
			return isDaily(trace.index.messages.status(final!), transaction.method) ? "declined" : "failed";
		case "unanswered":
		case "pending":
		case "cancelled":
			return outcome;
		case "challenged":
			if (trace.isRefused(transaction)) return "failed";
			// The request of a normal challenge keeps its colour: every sign-in has one, and the 401 says it already.
			return message === final ? outcome : undefined;
		case "redirected":
			return message === final ? outcome : undefined;
		default:
			return undefined;
	}
}

/**
 * The part of the start line that says it: code and reason of a response, the method of a request. What recedes does so
 * with its target.
 */
function marked(startLine: StartLine, modifier: TokenModifier | undefined): Span {
	if (startLine.kind === "response") {
		const { code, reason } = startLine;
		return { start: code.start, end: Math.max(code.end, reason.end) };
	}
	const { method, uri } = startLine;
	return modifier === "retransmitted" || modifier === "cancelled" ? { start: method.start, end: uri.end } : method;
}

/** What a grammar would show of a start line that has no outcome to speak of. */
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

/** Headers stand in file order, so that those behind the span need not be looked at. */
function addHeaders(trace: Trace, message: number, span: Span, tokens: Token[]): void {
	for (const { name, value } of trace.message(message).headers) {
		if (name.start >= span.end) break;
		if (name.end > span.start) tokens.push({ span: name, type: "sipHeaderName", modifier: undefined });
		if (value.end > span.start) addHeaderValue(trace, name, value, span, tokens);
	}
}
