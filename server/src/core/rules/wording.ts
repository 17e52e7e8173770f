// The words that findings share.

import { addressName, readAddress } from "../sip/address.ts";
import { statusCode } from "../sip/facts/statusCodes.ts";
import { headerText } from "../sip/message.ts";
import { slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** `403 Forbidden`: the code with the reason phrase of the log, or the registered one where the log has none. */
export function statusText(trace: Trace, message: number): string {
	const { startLine } = trace.message(message);
	if (startLine.kind === "request") return "";
	const reason = slice(trace.text, startLine.reason) || statusCode(startLine.status)?.reason || "";
	return `${slice(trace.text, startLine.code)} ${reason}`.trim();
}

/** `alice@example.com`: whom a request comes from; `undefined` where the log does not tell. */
export function senderName(trace: Trace, message: number): string | undefined {
	const from = headerText(trace.text, trace.message(message), "From");
	return (from && addressName(readAddress(from))) || undefined;
}
