// Detects notifications with which a server ends a registration ([MS-SIPREGE] 3.2).

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { eventPackage, type Message } from "../../sip/message.ts";
import { copied, type LogText } from "../../text.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";

/**
 * The value of `deregistered;event=` in the body of a NOTIFY or BENOTIFY of the event package registration-notify, in lower
 * case and empty if missing; `undefined` for any other transaction.
 */
export function deregistration({ index }: Trace, { method, request }: Transaction): string | undefined {
	if (request === null || (method !== "NOTIFY" && method !== "BENOTIFY")) return undefined;
	return index.fact(deregistrationIn)(request);
}

function deregistrationIn({ text, messages }: LogIndex, message: number): string | undefined {
	const found = readDeregistration(text, messages.read(message));
	return found && copied(found.event);
}

/** The same value in a single message with any method, and the offset of `deregistered`. */
export function readDeregistration(
	text: LogText,
	message: Message,
): { readonly event: string; readonly start: number } | undefined {
	const { body } = message;
	if (!body || eventPackage(text, message).toLowerCase() !== "registration-notify") return undefined;
	const said = text.slice(body.start, Math.min(body.end, body.start + LONGEST));
	const match = /^(\s*)deregistered\s*(?:;\s*event\s*=\s*"?([\w-]+))?/i.exec(said);
	return match ? { event: (match[2] ?? "").toLowerCase(), start: body.start + match[1]!.length } : undefined;
}

/** Only the start of the body is searched. */
const LONGEST = 200;
