// The texts of an arrow: its label, and its tooltip.

import { label } from "../../printable.ts";
import { statusText } from "../../rules/wording.ts";
import { eventPackage, headerText } from "../../sip/message.ts";
import { slice } from "../../text.ts";
import { causeOf } from "../../trace/causes/causeOf.ts";
import type { Trace } from "../../trace/trace.ts";
import { durationText } from "../../words.ts";
import { descriptionIn, sdpLabel } from "../bodySummary/sdp.ts";
import { bodySummary } from "../bodySummary.ts";
import { outcomeText } from "../outcomeText.ts";
import type { Arrow, ArrowOutline, Lane } from "./model.ts";

/** Adds the label. */
export function withWords(trace: Trace, arrow: ArrowOutline): Arrow {
	return { ...arrow, label: labelOf(trace, arrow.message), detail: detailOf(trace, arrow.message) };
}

function labelOf(trace: Trace, message: number): string {
	const { startLine } = trace.message(message);
	return label(startLine.kind === "request" ? slice(trace.text, startLine.method) : statusText(trace, message), 80);
}

/** Reads only the first words of the relevant headers, and the session description. */
function detailOf(trace: Trace, message: number): string {
	const read = trace.message(message);
	const type = read.body ? (headerText(trace.text, read, "Content-Type") ?? "") : "";
	const sdp = MAY_HOLD_SDP.test(type) ? descriptionIn(trace, message) : undefined;
	if (sdp) return label(sdpLabel(sdp, trace, message) || "SDP", 80);
	if (IS_SDP.test(type)) return "SDP";
	if (read.startLine.kind !== "request" || !EVENT_METHODS.has(slice(trace.text, read.startLine.method))) return "";
	return label(eventPackage(trace.text, read), 40);
}

const IS_SDP = /^application\/sdp\b/i;
/** A client may offer several alternative descriptions ([MS-SDPEXT]). */
const MAY_HOLD_SDP = /^(?:application\/sdp|multipart\/(?:alternative|mixed))\b/i;

const EVENT_METHODS: ReadonlySet<string> = new Set(["SUBSCRIBE", "NOTIFY", "BENOTIFY", "PUBLISH"]);

/** A few lines of plain text for the tooltip of an arrow between these lanes. */
export function arrowTooltip(trace: Trace, lanes: readonly Lane[], arrow: ArrowOutline): string {
	const { message } = arrow;
	const { messages, symbolText } = trace.index;
	const read = trace.message(message);
	const { method } = trace.transactionOf(message);
	const isRequest = messages.status(message) === 0;
	const when = [arrow.date, arrow.time].filter((part) => part !== null).join(" ");
	const gap =
		arrow.gapMs === null || arrow.gapMs < 0 ? "" : `, ${durationText(arrow.gapMs)} after the previous message`;
	const outcome = arrowOutcome(trace, arrow);
	const callId = symbolText(messages.callId(message));
	const answered = isRequest ? "" : ` to ${label(method) || "a request that is not in the log"}`;
	return [
		`${label(slice(trace.text, read.startSpan))}${answered}`,
		`${lanes[arrow.from]!.name} → ${lanes[arrow.to]!.name}`,
		`Line ${arrow.line + 1}, ${when}${gap}`,
		...(callId ? [`Call-ID ${label(callId, 100)}`] : []),
		...(arrow.isRetransmission ? ["Sent again: a retransmission"] : []),
		...(outcome ? [isRequest && !arrow.isLost ? `Outcome: ${outcome}` : outcome] : []),
		...(read.body ? bodySummary(trace, message) : []),
	].join("\n");
}

/** The outcome of a request, the cause of a failure response, or that a message was lost; empty for everything else. */
export function arrowOutcome(trace: Trace, { message, class: kind, isLost }: ArrowOutline): string {
	if (isLost) return "Lost: the log of the other side shows that it never arrived";
	const transaction = trace.transactionOf(message);
	const text =
		transaction.request === message
			? outcomeText(trace, transaction)?.text
			: kind === "failed"
				? causeOf(trace, message)?.text
				: undefined;
	return label(text ?? "", 500);
}
