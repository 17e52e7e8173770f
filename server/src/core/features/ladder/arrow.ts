// One message as an arrow: its words, what it means, and whether it was there before.

import { statusText } from "../../rules/wording.ts";
import { headerText } from "../../sip/message.ts";
import { slice } from "../../text.ts";
import { causeOf } from "../../trace/cause.ts";
import type { Trace } from "../../trace/trace.ts";
import { durationText } from "../../words.ts";
import type { Arrow, ArrowClass, Lane } from "../ladder.ts";
import { outcomeText } from "../outcomeText.ts";
import type { Hops } from "./hops.ts";
import { stampOf } from "./stamp.ts";

/** Where the arrow stands in its diagram. */
export interface ArrowPlace {
	readonly from: number;
	readonly to: number;
	readonly lanes: readonly Lane[];
	readonly gapMs: number | null;
}

/** Draws up the arrow of a message. */
export function arrowOf(trace: Trace, hops: Hops, message: number, { from, to, lanes, gapMs }: ArrowPlace): Arrow {
	const { date, time } = stampOf(trace, trace.index.messages.record(message));
	const arrow = {
		from,
		to,
		label: labelOf(trace, message),
		detail: detailOf(trace, message),
		class: classOf(trace, message),
		isRetransmission: isRetransmission(trace, hops, message),
		time,
		date,
		gapMs,
		message,
		line: trace.index.messages.line(message),
	};
	return { ...arrow, tooltip: tooltipOf(trace, arrow, lanes) };
}

function labelOf(trace: Trace, message: number): string {
	const { startLine } = trace.message(message);
	return shortened(startLine.kind === "request" ? slice(trace.text, startLine.method) : statusText(trace, message), 80);
}

/** Only the first words of the headers that matter are looked at. */
function detailOf(trace: Trace, message: number): string {
	const read = trace.message(message);
	const type = read.body ? (headerText(trace.text, read, "Content-Type") ?? "") : "";
	if (/^application\/sdp\b/i.test(type)) return "SDP";
	if (read.startLine.kind !== "request" || !EVENT_METHODS.has(slice(trace.text, read.startLine.method))) return "";
	return shortened(/^[^;\s]*/.exec(headerText(trace.text, read, "Event") ?? "")![0], 40);
}

const EVENT_METHODS: ReadonlySet<string> = new Set(["SUBSCRIBE", "NOTIFY", "BENOTIFY", "PUBLISH"]);

function classOf(trace: Trace, message: number): ArrowClass {
	const status = trace.index.messages.status(message);
	const transaction = trace.transactionOf(message);
	if (status === 0) {
		return transaction.outcome === "unanswered" && transaction.request === message ? "unanswered" : "request";
	}
	if (status < 200) return "provisional";
	if (status < 300) return "success";
	if (status < 400) return "redirected";
	// The first challenge is how every sign-in works; one that refuses credentials is a failure.
	if (status === 401 || status === 407) return trace.isRefused(transaction) ? "failed" : "challenged";
	return status === 487 && transaction.outcome === "cancelled" ? "cancelled" : "failed";
}

/** A copy of a message on the same hop; on another one it is the message on its way. */
function isRetransmission(trace: Trace, { from, to }: Hops, message: number): boolean {
	const { messages } = trace.index;
	const { request, retransmissions, final, laterFinals } = trace.transactionOf(message);
	const original = messages.status(message) === 0 ? request : final;
	if (original === null || original === message || from[original] !== from[message] || to[original] !== to[message]) {
		return false;
	}
	if (isAmong(retransmissions, message)) return true;
	const isSame = messages.status(original) === messages.status(message);
	return isSame && isAmong(laterFinals, message) && messages.toTag(original) === messages.toTag(message);
}

/** Looks a number up in an ascending list. */
function isAmong(ascending: readonly number[], wanted: number): boolean {
	let low = 0;
	let high = ascending.length - 1;
	while (low <= high) {
		const middle = (low + high) >>> 1;
		const value = ascending[middle]!;
		if (value === wanted) return true;
		if (value < wanted) low = middle + 1;
		else high = middle - 1;
	}
	return false;
}

function tooltipOf(trace: Trace, arrow: Omit<Arrow, "tooltip">, lanes: readonly Lane[]): string {
	const { message } = arrow;
	const { messages, symbolText } = trace.index;
	const read = trace.message(message);
	const transaction = trace.transactionOf(message);
	const isRequest = messages.status(message) === 0;
	const when = [arrow.date, arrow.time].filter((part) => part !== null).join(" ");
	const gap = arrow.gapMs === null || arrow.gapMs < 0 ? "" : `, ${durationText(arrow.gapMs)} after the message before`;
	const outcome = transaction.request === message ? outcomeText(trace, transaction)?.text : undefined;
	const cause = arrow.class === "failed" ? causeOf(trace, message)?.text : undefined;
	const callId = symbolText(messages.callId(message));
	const answered = isRequest ? "" : ` to ${transaction.method || "a request that is not in the log"}`;
	return [
		`${shortened(slice(trace.text, read.startSpan), 200)}${answered}`,
		`${lanes[arrow.from]!.name} → ${lanes[arrow.to]!.name}`,
		`Line ${arrow.line + 1}, ${when}${gap}`,
		...(callId ? [`Call-ID ${shortened(callId, 100)}`] : []),
		...(arrow.isRetransmission ? ["Sent again: a retransmission"] : []),
		...(outcome ? [`Answer: ${shortened(outcome, 200)}`] : []),
		...(cause ? [shortened(cause, 500)] : []),
	].join("\n");
}

function shortened(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most)}…` : text;
}
