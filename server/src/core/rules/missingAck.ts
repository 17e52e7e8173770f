// missing-ack: the final response to an INVITE was never acknowledged.

import { partiesOf } from "../activities/parties.ts";
import { guestName } from "../activities/wording.ts";
import { frameOf } from "../trace/directions/framing.ts";
import { ownSide } from "../trace/directions/ownSide.ts";
import { type Unacknowledged, unacknowledged } from "../trace/matching/unacknowledged.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { countText, durationText } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { otherHops } from "./oncePerCall.ts";
import { type Draft, type Rule, related, relatedAll } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on the response. According to RFC 3261 §13.3.1.4, the UAS retransmits a 2xx for 64·T1 and then ends the session.
 * So a missing ACK means something only if the log shows retransmissions or continues for that long. For a refusal, it means
 * little: the ACK only goes to the next hop (§17.1.1.3), and there is no call to lose.
 */
export const missingAck: Rule = {
	id: "missing-ack",
	severity: "warning",
	summary: "The final response to an INVITE was never acknowledged",
	judges: "transaction",
	judge(trace, transaction, report) {
		const missing = unacknowledged(trace, transaction);
		if (missing.length === 0) return;
		const others = otherHops(trace, transaction, lacksAck);
		if (!others) return;
		const elsewhere = others.map((other) => unacknowledged(trace, other)[0]!.response);
		for (const one of missing) report(finding(trace, transaction, one, elsewhere));
	},
};

function lacksAck(trace: Trace, invite: Transaction): boolean {
	return unacknowledged(trace, invite).length > 0;
}

function finding(trace: Trace, invite: Transaction, one: Unacknowledged, elsewhere: readonly number[]): Draft {
	const { response, copies, ack, bye } = one;
	const isRefusal = trace.index.messages.status(response) >= 300;
	const isRepeated = copies.length > 1;
	const message = isRefusal ? refusalText(trace, one) : answerText(trace, one);
	return {
		on: response,
		...(isRefusal ? { severity: isRepeated ? ("information" as const) : ("hint" as const) } : {}),
		message,
		...(isRefusal ? {} : { headline: headlineOf(message, unconfirmedText(trace, invite)) }),
		check: isRefusal ? "" : CHECK,
		related: [
			related(invite.request!, "The INVITE"),
			...(ack === undefined ? [] : [related(ack, "The ACK")]),
			...relatedAll(copies, "The same response again"),
			...(bye === undefined ? [] : [related(bye, "The BYE that gives up the call")]),
			...relatedAll(elsewhere, "The same on another hop"),
		],
	};
}

const CHECK =
	"Compare with a log of the other side: either the ACK was never sent, or the response went to an unreachable address.";

/** What it means for the parties of the call. */
function unconfirmedText(trace: Trace, { request }: Transaction): string {
	const { from, to } = partiesOf(trace, request!);
	return `The call from ${guestName(from)} to ${guestName(to)} was answered, but the answer was never acknowledged`;
}

function answerText(trace: Trace, one: Unacknowledged): string {
	const { response, copies, ack, bye } = one;
	const answer = statusText(trace, response);
	const end =
		bye === undefined
			? "Without an ACK, the answering side retransmits its response and gives up the call after 32 s."
			: "The answering side then gave up the call with BYE (RFC 3261 §13.3.1.4).";
	if (ack !== undefined) {
		const again = `${countText(copies.length, "more time")} after its ACK, over ${spanText(trace, copies)}`;
		return `The ${answer} to the INVITE was retransmitted ${again}: the ACK does not reach the answering side. ${end}`;
	}
	const isOften = copies.length > 1;
	const often = isOften ? ` ${timesText(trace, one)}` : "";
	const what = {
		sent: `was${isOften ? ` sent${often} and` : ""} never acknowledged: the other side never got it, or its ACK was lost`,
		received: isOften
			? `arrived${often}, and ${ownSide(trace)} never acknowledged it`
			: `was never acknowledged by ${ownSide(trace)}`,
		unknown: `was${isOften ? ` sent${often} and` : ""} never acknowledged: it never arrived, or its ACK was lost`,
	}[frameOf(trace.index, response)?.direction ?? trace.direction(response)];
	return `The ${answer} to the INVITE ${what}. ${end}`;
}

function refusalText(trace: Trace, one: Unacknowledged): string {
	const answer = statusText(trace, one.response);
	return one.copies.length > 1
		? `The ${answer} that refuses the INVITE is in the log ${timesText(trace, one)} and was never acknowledged: it ` +
				"was lost on the way, or its ACK was. The call was refused either way."
		: `The ${answer} that refuses the INVITE has no ACK in this log. The ACK to a refusal only goes to the next ` +
				"hop, so this does not affect the call.";
}

function timesText(trace: Trace, { response, copies }: Unacknowledged): string {
	const times = `${copies.length + 1} times`;
	return trace.index.dialect.hasTimes ? `${times} in ${spanText(trace, [response, ...copies])}` : times;
}

function spanText(trace: Trace, messages: readonly number[]): string {
	return durationText(trace.clock(messages.at(-1)!) - trace.clock(messages[0]!));
}
