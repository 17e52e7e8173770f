// unanswered-request: no final response within the time that SIP allows.

import { recoveriesOf } from "../activities/recovery.ts";
import { whatFailed } from "../activities/wording.ts";
import { hasProgressed } from "../trace/matching/outcome.ts";
import { logContinuesText } from "../trace/processes/silence.ts";
import { TIMEOUT_MS } from "../trace/timers.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { otherHops } from "./oncePerCall.ts";
import { type Rule, related, relatedAll } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on the request: no final response came within 32 s (64·T1), or 3 min for an INVITE that waits for a person,
 * although the log of its process continues. Only information if a CANCEL was sent, the call ended before that time, or a
 * later request achieved the purpose.
 */
export const unansweredRequest: Rule = {
	id: "unanswered-request",
	severity: "warning",
	summary: "A request got no final response within 32 seconds (3 minutes for a new INVITE with a provisional response)",
	judges: "transaction",
	judge(trace, transaction, report) {
		if (!isUnanswered(trace, transaction)) return;
		const others = otherHops(trace, transaction, isUnanswered);
		if (!others) return;
		const { request, provisionals, retransmissions, cancel } = transaction;
		const bye = trace.calls.byeAfter(transaction);
		const isGivenUp = cancel !== null || (bye !== undefined && isOpenAt(trace, transaction, bye));
		const recovery = recoveriesOf(trace).get(transaction.id);
		const later = recovery?.by === "transaction" ? trace.transactions[recovery.transaction]! : undefined;
		const isHarmless = isGivenUp || later !== undefined;
		report({
			on: request!,
			...(isHarmless ? { severity: "information" as const } : {}),
			message: `${waitedText(trace, transaction, bye)}${later ? ` A later ${later.method} worked.` : ""}`,
			...(isHarmless ? {} : { headline: headlineOf(silenceText(trace, transaction), whatFailed(trace, transaction)) }),
			check: isHarmless ? "" : CHECK,
			related: [
				...(later ? [related(later.request!, `The ${later.method} that worked`)] : []),
				...relatedAll(provisionals, "Only a provisional response came"),
				...relatedAll(retransmissions, "Sent again"),
				...(bye === undefined ? [] : [related(bye, "The BYE that ended the call")]),
				...relatedAll(
					others.map((other) => other.request!),
					"The same on another hop",
				),
			],
		});
	},
};

function isUnanswered(_: Trace, { outcome }: Transaction): boolean {
	return outcome === "unanswered";
}

/** What was missing, as a clause: `No response to REGISTER`. */
function silenceText(trace: Trace, { method, provisionals }: Transaction): string {
	const last = provisionals.at(-1);
	return last === undefined
		? `No response to ${method}`
		: `No final response to ${method} after ${statusText(trace, last)}`;
}

const CHECK =
	"Check that the server is running and reachable from the client at this address and port, and whether a " +
	"firewall drops the packets.";

/** True if the BYE came while a response was still due, so the request remained open because the call ended. */
export function isOpenAt(trace: Trace, { request }: Transaction, bye: number): boolean {
	return trace.clock(bye) - trace.clock(request!) <= TIMEOUT_MS;
}

function waitedText(trace: Trace, transaction: Transaction, bye: number | undefined): string {
	const { method, request, provisionals, retransmissions, cancel } = transaction;
	const isWatched = trace.silenceAfter(request!) > 0;
	const waited = logContinuesText(trace, transaction);
	const again = retransmissions.length > 0 ? ` It was sent ${countText(retransmissions.length, "more time")}.` : "";
	if (cancel !== null) {
		const rang = trace.clock(trace.transactions[cancel]!.request!) - trace.clock(request!);
		return (
			`${method} was cancelled after ${durationText(rang)}. The 487 that ends it is not in this log, so it counts ` +
			"as abandoned (RFC 3261 §9.1)."
		);
	}
	const last = provisionals.at(-1);
	if (bye !== undefined && isOpenAt(trace, transaction, bye)) {
		const soFar = last === undefined ? "" : `, after ${statusText(trace, last)},`;
		return `${method} was still open${soFar} when the call ended with BYE, and nobody answered it: ${waited}.${again}`;
	}
	const end = bye === undefined ? "" : " The call ended with BYE after that.";
	// A client that was closed would be silent too, and the log does not show which it is.
	const doubt = isWatched ? " This assumes that the client was still running." : "";
	if (last === undefined)
		return `${method} got no response: ${waited}${isWatched ? "" : " without one"}.${doubt}${again}${end}`;
	const receipt = hasProgressed(trace.index, transaction) ? "" : ", which only confirms that the next hop got it";
	return (
		`${method} got no final response: nothing followed ${statusText(trace, last)}${receipt}, and ` +
		`${waited}.${doubt}${again}${end}`
	);
}
