// malformed-message: a mandatory SIP header is missing or unreadable.

import { GREATEST_NUMBER, NO_NUMBER } from "../logIndex/logIndex.ts";
import { findHeader, REQUIRED_HEADERS } from "../sip/message.ts";
import { isCutOff } from "../trace/processes/cutOff.ts";
import type { Trace } from "../trace/trace.ts";
import type { Rule } from "./rule.ts";

/** Reported on the start line; a single finding lists all faults of the message (RFC 3261 §8.1.1). */
export const malformedMessage: Rule = {
	id: "malformed-message",
	severity: "warning",
	summary: "CSeq, Call-ID, From, To or Via is missing or cannot be read",
	judges: "message",
	judge(trace, message, report) {
		const faults = faultsOf(trace, message);
		// A message truncated by the end of the file has its own finding; the missing part was never there.
		if (faults.length === 0 || isCutOff(trace, message)) return;
		// Reported once for a message in the logs of both sides.
		if ((trace.otherEndOf(message) ?? message) < message) return;
		report({
			on: message,
			message: `This message is malformed: ${faults.join("; ")}. The receiver drops such a message or responds with 400.`,
		});
	},
};

function faultsOf(trace: Trace, message: number): readonly string[] {
	const missing = trace.index.messages.hasRequiredHeaders(message) ? NONE : missingHeaders(trace, message);
	const cseq = missing.includes("CSeq") ? undefined : cseqFault(trace, message);
	if (missing.length === 0 && cseq === undefined) return NONE;
	const faults = missing.length > 0 ? [`it has no ${missing.join(", no ")}`] : NONE;
	return cseq ? [...faults, cseq] : faults;
}

/** Shared, since most messages have no faults. */
const NONE: readonly string[] = [];

function missingHeaders(trace: Trace, message: number): readonly string[] {
	const read = trace.message(message);
	return REQUIRED_HEADERS.filter((name) => {
		const header = findHeader(trace.text, read, name);
		return header === undefined || header.value.start === header.value.end;
	});
}

function cseqFault({ index: { messages, symbolText } }: Trace, message: number): string | undefined {
	const number = messages.cseqNumber(message);
	if (number === NO_NUMBER) return "its CSeq is not a number and a method";
	if (number > LARGEST_CSEQ) return `its CSeq number is ${number === GREATEST_NUMBER ? "far " : ""}above 2^31 - 1`;
	const method = messages.method(message);
	if (messages.status(message) > 0 || method === messages.cseqMethod(message)) return undefined;
	return `its CSeq names ${symbolText(messages.cseqMethod(message))}, but the request is ${symbolText(method)}`;
}

/** RFC 3261 §8.1.1.5. */
const LARGEST_CSEQ = 2 ** 31 - 1;
