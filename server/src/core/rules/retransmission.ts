// retransmission: a request was sent, or logged, more than once.

import { headerText } from "../sip/message.ts";
import { ownSide } from "../trace/directions/ownSide.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { otherHops } from "./oncePerCall.ts";
import { type Rule, related, relatedAll } from "./rule.ts";
import { statusText } from "./wording.ts";

/** Reported on the first copy of the request, once for all copies. */
export const retransmission: Rule = {
	id: "retransmission",
	severity: "information",
	summary:
		"A request was retransmitted because no response arrived in time or the response was lost; over TCP, it was " +
		"logged twice",
	judges: "transaction",
	judge(trace, transaction, report) {
		if (!isRepeated(trace, transaction)) return;
		const others = otherHops(trace, transaction, isRepeated);
		if (!others) return;
		const { request, retransmissions } = transaction;
		const answer = answerBefore(trace, transaction);
		report({
			on: request!,
			message: repeatText(trace, transaction, answer),
			related: [
				...relatedAll(retransmissions, "The same request again"),
				...(answer === undefined ? [] : [related(answer, "Its response")]),
				...relatedAll(
					others.map((other) => other.request!),
					"The same on another hop",
				),
			],
		});
	},
};

function isRepeated(_: Trace, { request, retransmissions }: Transaction): boolean {
	return request !== null && retransmissions.length > 0;
}

/** RFC 3261 §17.1.1.1: there are no retransmissions over a reliable transport, so a copy there has another cause. */
function repeatText(trace: Trace, transaction: Transaction, answer: number | undefined): string {
	const { method, request, retransmissions } = transaction;
	const times = countText(retransmissions.length, "more time");
	if (!isUnreliable(trace, request!)) {
		return (
			`${method} is in the log ${times}, identical each time. SIP retransmits nothing over TCP and TLS: ` +
			`${trace.viewpoint === "client" ? "the client logged it again, or sent it" : "it was logged again, or sent"} ` +
			"again without a new CSeq."
		);
	}
	if (!trace.index.dialect.hasTimes) return `${method} is in the log ${times}, identical each time.`;
	const took = trace.clock(retransmissions.at(-1)!) - trace.clock(request!);
	if (took < TOO_SOON_MS) {
		return (
			`${method} is in the log ${times} within ${durationText(took)}, too soon for a retransmission: it was logged ` +
			"more than once, or on more than one hop."
		);
	}
	const sent = `${method} was sent ${times} within ${durationText(took)}`;
	if (answer === undefined) {
		return `${sent}: no response arrived in time, so packets were lost or the other side was slow.`;
	}
	const late = retransmissions.filter((copy) => copy > answer).length;
	const status = statusText(trace, answer);
	const why = {
		sent: `${ownSide(trace)} did not accept it, or logged it late`,
		received: "the response was lost on the way, or the two crossed",
		unknown: "the response was lost on the way, or the two crossed",
	}[trace.direction(request!)];
	return late === retransmissions.length
		? `${sent}, although ${status} had already answered it: ${why}.`
		: `${sent}: ${retransmissions.length - late} before any response, because none arrived in time, and ${late} ` +
				`after ${status}, so ${why}.`;
}

/**
 * The response that should have ended the retransmissions, if copies of the request follow it: for an INVITE the first
 * response, for any other request the final one (RFC 3261 §17.1.1.2, §17.1.2.2).
 */
function answerBefore(trace: Trace, transaction: Transaction): number | undefined {
	const { method, provisionals, final, request, retransmissions } = transaction;
	const answer = Math.min(final ?? Infinity, method === "INVITE" ? (provisionals[0] ?? Infinity) : Infinity);
	const isPassed = isUnreliable(trace, request!) && retransmissions.at(-1)! > answer;
	return isPassed ? answer : undefined;
}

/** RFC 3261 §17.1.1.2: a request is retransmitted after T1, which is 500 ms, or less in a fast network. */
const TOO_SOON_MS = 100;

function isUnreliable(trace: Trace, message: number): boolean {
	return /^SIP\s*\/\s*2\.0\s*\/\s*UDP/i.test(headerText(trace.text, trace.message(message), "Via") ?? "");
}
