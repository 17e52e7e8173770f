// Inlay hints: how a request ended, which request a response belongs to, and elapsed time.

import { label, sentencesLine } from "../printable.ts";
import { statusText } from "../rules/wording.ts";
import { type Span, trimEnd } from "../text.ts";
import { logContinuesText } from "../trace/processes/silence.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { dotted, durationText } from "../words.ts";
import { messagesIn } from "./inRange.ts";
import { lineNumber } from "./lineNumber.ts";
import { isSlow, outcomeText, timeText } from "./outcomeText.ts";

/** A short text shown in the log without being part of it. */
export interface InlayHint {
	readonly offset: number;
	readonly label: string;
	/** The same in full words. */
	readonly tooltip: string;
	/** The start line that the label links to; `undefined` if there is none. */
	readonly target: Span | undefined;
	/** `outcome` and `answers` are shown after a start line, `elapsed` before it. */
	readonly kind: keyof InlayHintKinds;
}

/** Which hints to show. */
export interface InlayHintKinds {
	/** After a request: its response, and when it came. */
	readonly outcome: boolean;
	/** After a response: its request, and the response time. */
	readonly answers: boolean;
	/** After the prefix of a message: the time since the previous message. */
	readonly elapsed: boolean;
}

/**
 * The hints for messages with a line in `span`. Only these messages are read, so a screenful costs the same in a log of any
 * size.
 */
export function inlayHints(trace: Trace, span: Span, kinds: InlayHintKinds, slowMs: number): readonly InlayHint[] {
	const hints: InlayHint[] = [];
	for (const message of messagesIn(trace, span)) {
		const isRequest = trace.index.messages.status(message) === 0;
		const found = [
			kinds.elapsed ? elapsedHint(trace, message) : undefined,
			isRequest && kinds.outcome ? requestHint(trace, message, slowMs) : undefined,
			!isRequest && kinds.answers ? responseHint(trace, message, slowMs) : undefined,
		];
		for (const hint of found) {
			if (!hint || hint.offset < span.start || hint.offset > span.end) continue;
			hints.push({ ...hint, label: label(hint.label), tooltip: sentencesLine(hint.tooltip) });
		}
	}
	return hints;
}

function requestHint(trace: Trace, message: number, slowMs: number): InlayHint | undefined {
	const transaction = trace.transactionOf(message);
	const original = trace.originalOf(message);
	if (original !== undefined) return copyHint(trace, message, original);
	if (message !== transaction.request) return undefined;
	const outcome = outcomeText(trace, transaction, slowMs);
	if (!outcome) return undefined;
	return {
		offset: startLineEnd(trace, message),
		label: transaction.final === null ? outcome.text : `→ ${outcome.text}`,
		tooltip: outcomeTooltip(trace, transaction),
		target: outcome.response === null ? undefined : startLine(trace, outcome.response),
		kind: "outcome",
	};
}

function outcomeTooltip(trace: Trace, transaction: Transaction) {
	const { method, request, final, provisionals, durationMs, waitedMs, outcome } = transaction;
	if (final !== null) {
		const when = durationMs === null ? "" : ` after ${durationText(durationMs)},`;
		return `This ${method} was answered with ${statusText(trace, final)}${when} on line ${lineNumber(trace, final)}.`;
	}
	const last = provisionals.at(-1);
	const began = last === undefined ? "" : ` after ${statusText(trace, last)} on line ${lineNumber(trace, last)}`;
	if (waitedMs === null) return `This ${method} has no final response${began} in this log.`;
	if (outcome === "unanswered")
		return `This ${method} got no final response${began}, although ${logContinuesText(trace, transaction)}.`;
	const logged = durationText(waitedMs - trace.silenceAfter(request!));
	return `This ${method} has no final response${began} in this log, but the log only continues for ${logged}.`;
}

/** A retransmission shows its delay; the outcome is shown at the original request. */
function copyHint(trace: Trace, message: number, original: number): InlayHint {
	const { method } = trace.transactionOf(message);
	const { hasTimes } = trace.index.dialect;
	const after = durationText(trace.clock(message) - trace.clock(original));
	return {
		offset: startLineEnd(trace, message),
		label: hasTimes ? `again · +${after}` : "again",
		tooltip: `The same ${method} as on line ${lineNumber(trace, original)}${hasTimes ? `, again after ${after}` : ""}.`,
		target: startLine(trace, original),
		kind: "outcome",
	};
}

function responseHint(trace: Trace, message: number, slowMs: number): InlayHint {
	const transaction = trace.transactionOf(message);
	const { method, request } = transaction;
	const offset = startLineEnd(trace, message);
	if (request === null) {
		const what = method || "request";
		return {
			offset,
			label: `← ${what} not in this log`,
			tooltip: `The ${what} that this responds to is not in this log.`,
			target: undefined,
			kind: "answers",
		};
	}
	const { hasTimes } = trace.index.dialect;
	const took = trace.clock(message) - trace.clock(request);
	const slow = took > slowMs && isSlow(trace, transaction, slowMs);
	return {
		offset,
		label: dotted(`← ${method}`, hasTimes ? timeText(took, slow) : ""),
		tooltip: `Responds to the ${method} on line ${lineNumber(trace, request)}${hasTimes ? `, after ${durationText(took)}` : ""}.`,
		target: startLine(trace, request),
		kind: "answers",
	};
}

/** Messages in the same millisecond, or after the clock went back, have no elapsed time worth showing. */
function elapsedHint(trace: Trace, message: number): InlayHint | undefined {
	if (message === 0) return undefined;
	const before = message - 1;
	const elapsed = trace.clock(message) - trace.clock(before);
	if (!(elapsed > 0)) return undefined;
	return {
		offset: trace.index.records.textStart(trace.index.messages.record(message)),
		label: `+${durationText(elapsed)}`,
		tooltip: `${durationText(elapsed)} after the message on line ${lineNumber(trace, before)}.`,
		target: startLine(trace, before),
		kind: "elapsed",
	};
}

/** The end of the visible text of the start line, determined from the index alone. */
function startLineEnd(trace: Trace, message: number): number {
	return startLine(trace, message).end;
}

function startLine(trace: Trace, message: number): Span {
	const { messages } = trace.index;
	const start = messages.start(message);
	return { start, end: trimEnd(trace.text, start, trace.lines.end(messages.line(message))) };
}
