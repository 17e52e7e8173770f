// Phrases shared by several findings.

import { label } from "../printable.ts";
import { statusCode } from "../sip/facts/statusCodes.ts";
import { headerAddress } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { slice } from "../text.ts";
import type { SignInKind } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { durationText } from "../words.ts";

/**
 * The code with the reason phrase of the log, or the registered one if that is empty: `403 Forbidden`. Only reads the start
 * line, since the message is usually not cached. Printable as a label: see `printable.ts`.
 */
export function statusText(trace: Trace, message: number): string {
	const { messages } = trace.index;
	const startLine = readStartLine(trace.text, messages.start(message), trace.lines.end(messages.line(message)));
	if (startLine?.kind !== "response") return "";
	const reason = slice(trace.text, startLine.reason) || statusCode(startLine.status)?.reason || "";
	return label(`${slice(trace.text, startLine.code)} ${reason}`.trim());
}

/** The sender of a request, `alice@example.com`; `undefined` if the log does not show it. */
export function senderName(trace: Trace, message: number): string | undefined {
	return headerAddress(trace.text, trace.message(message), "From") || undefined;
}

/** The start of every sentence about differing clocks. */
export const CLIENT_CLOCK = "The clock of this client is";

/** How far the client's clock is off, as far as it is visible: a clause without a full stop. */
export function skewText(skew: number): string {
	return (
		`${CLIENT_CLOCK} ${durationText(Math.abs(skew))} ${sideText(skew)} the server's (or off by that plus a multiple ` +
		"of 15 minutes)"
	);
}

/** `ahead of` for a positive difference, otherwise `behind`. */
export function sideText(apart: number): string {
	return apart > 0 ? "ahead of" : "behind";
}

/**
 * What the sender of a request wanted, to start a sentence: `Sign-in of alice@contoso.com`, `Sign-out of …`, `INVITE of …`.
 */
export function attemptName(trace: Trace, transaction: Transaction): string {
	const what = attemptKind(trace, transaction);
	const who = senderName(trace, transaction.request!);
	return who ? `${what} of ${who}` : what;
}

/** The same without the sender: `Sign-in`, `Sign-out`, `INVITE`. */
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
