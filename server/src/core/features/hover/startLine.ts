// Start lines: the meaning of a method or status code, and the outcome of the transaction.

import { method as methodFact } from "../../sip/facts/methods.ts";
import { statusClass, statusCode } from "../../sip/facts/statusCodes.ts";
import type { RequestLine, StatusLine } from "../../sip/startLine.ts";
import { slice } from "../../text.ts";
import { causeOf } from "../../trace/causes/causeOf.ts";
import { logContinuesText } from "../../trace/processes/silence.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText, durationText, sentence, uncapital } from "../../words.ts";
import { lineNumber } from "../lineNumber.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import { explainPart } from "./parameter.ts";
import type { MessageScope } from "./scope.ts";
import { afterText } from "./times.ts";
import { explainUri } from "./uri.ts";
import { partAt } from "./values.ts";

/** Explains the part of a message's start line at the scope's offset. */
export function explainStartLine(scope: MessageScope): Found | undefined {
	const { startLine } = scope.message;
	return startLine.kind === "request" ? explainRequest(scope, startLine) : explainStatus(scope, startLine);
}

function explainRequest(scope: MessageScope, { method, uri }: RequestLine): Found | undefined {
	const { trace, text, offset, number, message } = scope;
	if (offset >= uri.start && offset <= uri.end) {
		const part = partAt(text, uri.start, uri.end, offset, "uri");
		return (
			(part && explainPart(scope, part, "URI", undefined)) ??
			explainUri(text, uri, "Request-URI: the target of the request")
		);
	}
	if (offset > uri.end) return versionFound(message.startSpan.end, uri.end);
	// Several blanks may follow the method, and only a position at the first one counts as on the method.
	if (offset > method.end) return undefined;
	const name = slice(text, method);
	const fact = methodFact(name);
	const direction = trace.direction(number);
	return {
		span: method,
		explanation: {
			title: fact?.name ?? name.slice(0, LONGEST_NAME),
			kind: direction === "unknown" ? "request" : `request, ${direction}`,
			...(fact ? { meaning: fact.meaning } : { meaning: "Unknown method" }),
			facts: [...requestFacts(trace, number)],
			...(fact ? { source: fact.source } : {}),
		},
	};
}

function explainStatus(scope: MessageScope, { status, code, reason }: StatusLine): Found {
	const { trace, text, number, message, offset } = scope;
	if (offset < code.start) return versionFound(code.start, message.startSpan.start);
	const fact = statusCode(status);
	const family = statusClass(status);
	const direction = trace.direction(number);
	const phrase = slice(text, { start: reason.start, end: Math.min(reason.end, reason.start + LONGEST_NAME) });
	return {
		span: { start: code.start, end: Math.max(code.end, reason.end) },
		explanation: {
			title:
				`${slice(text, { start: code.start, end: Math.min(code.end, code.start + 15) })} ${phrase || fact?.reason || ""}`.trim(),
			kind: direction === "unknown" ? "response" : `response, ${direction}`,
			...(fact ? { meaning: fact.meaning } : { meaning: "Unknown status code" }),
			facts: [
				family && `${family.digit}xx ${family.name}: ${family.meaning}`,
				fact && phrase && phrase.toLowerCase() !== fact.reason.toLowerCase()
					? `Standard reason phrase: ${fact.reason}`
					: undefined,
				...responseFacts(trace, number),
			],
			...(fact ? { source: fact.source } : family ? { source: family.source } : {}),
		},
	};
}

function versionFound(a: number, b: number): Found {
	return {
		span: { start: Math.min(a, b), end: Math.max(a, b) },
		explanation: {
			title: "SIP/2.0",
			kind: "version",
			meaning: "SIP version, always 2.0",
			source: "RFC 3261 §7.1",
		},
	};
}

/** The further course of a request's transaction. */
function requestFacts(trace: Trace, number: number): readonly (Phrase | undefined)[] {
	const transaction = trace.transactionOf(number);
	const { request, retransmissions } = transaction;
	const copy = retransmissions.indexOf(number);
	return [
		copy < 0 ? undefined : `Retransmission ${copy + 1} of the request on line ${lineNumber(trace, request!)}`,
		copy < 0 && retransmissions.length > 0
			? `${countText(retransmissions.length, "retransmission")} in this log`
			: undefined,
		isAckOf(transaction, number)
			? `Acknowledges the response to the INVITE on line ${lineNumber(trace, request!)}`
			: outcomeFact(trace, transaction),
		answerFact(trace, transaction),
		askedFact(trace, transaction),
		otherEndFact(trace, number),
	];
}

function responseFacts(trace: Trace, number: number): readonly (Phrase | undefined)[] {
	const transaction = trace.transactionOf(number);
	const { request, method } = transaction;
	if (request === null) return ["Its request is not in this log", ...causeFacts(trace, number)];
	const time = trace.clock(number) - trace.clock(request);
	return [
		[
			"Responds to the ",
			quote(method),
			` on line ${lineNumber(trace, request)}${trace.index.dialect.hasTimes ? `, ${uncapital(afterText(time, "it"))}` : ""}`,
		],
		...causeFacts(trace, number),
		number === transaction.final ? answerFact(trace, transaction) : undefined,
		otherEndFact(trace, number),
	];
}

/** The same message in the log of the other side. */
function otherEndFact(trace: Trace, number: number): string | undefined {
	const other = trace.otherEndOf(number);
	if (other === undefined) return undefined;
	const later = trace.clock(other) - trace.clock(number);
	const when = later === 0 ? "at the same time" : `${durationText(Math.abs(later))} ${later > 0 ? "later" : "earlier"}`;
	return `The log of the other side has it on line ${lineNumber(trace, other)}, ${when}`;
}

/** The cause, if the response says more than its status code, and what to check. */
function causeFacts(trace: Trace, number: number): readonly (string | undefined)[] {
	const cause = trace.index.messages.status(number) >= 300 ? causeOf(trace, number) : undefined;
	const known = statusCode(trace.index.messages.status(number))?.meaning;
	if (!cause || cause.text === (known && sentence(known))) return [];
	return [`Why: ${cause.text}`, cause.diagnostic && cause.check];
}

function outcomeFact(trace: Trace, transaction: Transaction): Phrase | undefined {
	const { final, durationMs, outcome, provisionals } = transaction;
	if (final !== null) {
		const { startLine } = trace.message(final);
		const status = trace.index.messages.status(final);
		const reason = startLine.kind === "response" ? slice(trace.text, startLine.reason) : "";
		const words = reason || statusCode(status)?.reason || "";
		const time =
			durationMs === null ? "" : durationMs === 0 ? ", in the same millisecond" : ` after ${durationText(durationMs)}`;
		return ["Answered with ", quote(`${status} ${words}`.trim()), `${time}, line ${lineNumber(trace, final)}`];
	}
	const first = provisionals.length > 0 ? " beyond provisional ones" : "";
	if (outcome === "unanswered") return `No response${first}, although ${logContinuesText(trace, transaction)}`;
	if (outcome === "pending") return `No response${first} before the log ends`;
	if (outcome === "noResponseDue") return "No response is due";
	return undefined;
}

/** What followed a challenge. */
function answerFact(trace: Trace, transaction: Transaction): Phrase | undefined {
	if (transaction.outcome !== "challenged") return undefined;
	const answer = trace.answers.answerTo(transaction);
	if (!answer || answer.request === null) return "No request in this log answers the challenge";
	const end = trace.answers.finalOutcome(transaction);
	const ended = end === "success" ? "; it finally succeeded" : end === "failed" ? "; it finally failed" : "";
	return `The request on line ${lineNumber(trace, answer.request)} answers the challenge${ended}`;
}

function askedFact(trace: Trace, transaction: Transaction): Phrase | undefined {
	const asked = trace.answers.answeredBy(transaction);
	return asked && asked.final !== null ? `Answers the challenge on line ${lineNumber(trace, asked.final)}` : undefined;
}

function isAckOf({ acks, request }: Transaction, number: number): boolean {
	return request !== null && request !== number && acks.includes(number);
}

/** Longer text is not a method or reason that needs repeating. */
const LONGEST_NAME = 100;
