// The words that findings share.

import { label } from "../printable.ts";
import { statusCode } from "../sip/facts/statusCodes.ts";
import { headerAddress } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { slice } from "../text.ts";
import type { SignInKind } from "../trace/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";

/**
 * `403 Forbidden`: the code with the reason phrase of the log, or the registered one where the log has none. Reads the
 * start line alone, since it is mostly asked of a message that stands elsewhere. A label: see `printable.ts`.
 */
export function statusText(trace: Trace, message: number): string {
	const { messages } = trace.index;
	const startLine = readStartLine(trace.text, messages.start(message), trace.lines.end(messages.line(message)));
	if (startLine?.kind !== "response") return "";
	const reason = slice(trace.text, startLine.reason) || statusCode(startLine.status)?.reason || "";
	return label(`${slice(trace.text, startLine.code)} ${reason}`.trim());
}

/** `alice@example.com`: whom a request comes from; `undefined` where the log does not tell. */
export function senderName(trace: Trace, message: number): string | undefined {
	return headerAddress(trace.text, trace.message(message), "From") || undefined;
}

/** What every sentence about clocks that differ begins with. */
export const CLIENT_CLOCK = "The clock of this client is";

/** How far the clock of the client is off, of the part that can be seen: a clause without a full stop. */
export function skewText(skew: number): string {
	return (
		`${CLIENT_CLOCK} ${durationText(Math.abs(skew))} ${sideText(skew)} the server's (or off by that plus a multiple ` +
		"of 15 minutes)"
	);
}

/** `ahead of` or `behind`: where a clock stands that is off by so much. */
export function sideText(apart: number): string {
	return apart > 0 ? "ahead of" : "behind";
}

/**
 * `Sign-in of alice@contoso.com`, `Sign-out of …`, `INVITE of …`: what the sender of a request wanted, to begin a
 * sentence with.
 */
export function attemptName(trace: Trace, transaction: Transaction): string {
	const what = attemptKind(trace, transaction);
	const who = senderName(trace, transaction.request!);
	return who ? `${what} of ${who}` : what;
}

/** `Sign-in`, `Sign-out`, `INVITE`: the same without the sender. */
export function attemptKind(trace: Trace, transaction: Transaction): string {
	const signIn = trace.signIns.of(transaction);
	return signIn ? ATTEMPTS[signIn.kind] : transaction.method;
}

const ATTEMPTS: Readonly<Record<SignInKind, string>> = {
	"sign-in": "Sign-in",
	refresh: "Renewed registration",
	"re-authentication": "Renewed sign-in",
	"sign-out": "Sign-out",
};
