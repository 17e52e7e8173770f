// One message as an arrow: its class, and whether it is a retransmission.

import type { Trace } from "../../trace/trace.ts";
import { stampOf } from "../stamp.ts";
import type { Hops } from "./hop.ts";
import type { ArrowClass, ArrowOutline } from "./model.ts";

/** Outlines the arrow of a message at its place in a diagram. */
export function outlineArrow(
	trace: Trace,
	hops: Hops,
	message: number,
	place: Pick<ArrowOutline, "from" | "to" | "gapMs" | "isLost">,
): ArrowOutline {
	const { messages } = trace.index;
	const { date, time } = stampOf(trace, messages.record(message));
	return {
		...place,
		class: classOf(trace, message),
		isRetransmission: isRetransmission(trace, hops, message),
		date,
		time: time ?? "",
		message,
		line: messages.line(message),
	};
}

function classOf(trace: Trace, message: number): ArrowClass {
	const status = trace.index.messages.status(message);
	const transaction = trace.transactionOf(message);
	if (status === 0) {
		return transaction.outcome === "unanswered" && transaction.request === message ? "unanswered" : "request";
	}
	if (status < 200) return "provisional";
	if (status < 300) return "success";
	if (status < 400) return "redirected";
	// The first challenge is part of every sign-in; one that refuses credentials is a failure.
	if (status === 401 || status === 407) return trace.isRefused(transaction) ? "failed" : "challenged";
	return status === 487 && transaction.outcome === "cancelled" ? "cancelled" : "failed";
}

/** True for a copy of a message on the same hop; a copy on another hop is the message being forwarded. */
function isRetransmission(trace: Trace, { from, to }: Hops, message: number): boolean {
	const original = trace.originalOf(message);
	return original !== undefined && from[original] === from[message] && to[original] === to[message];
}
