// A server that ends a registration tells the client so ([MS-SIPREGE] 3.2).

import type { LogIndex } from "../logIndex/logIndex.ts";
import { eventPackage, type Message } from "../sip/message.ts";
import { copied } from "../text.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/**
 * The word behind `deregistered;event=` in the body of a NOTIFY or BENOTIFY of the package registration-notify, in lower
 * case, empty when it is missing; `undefined` for any other transaction.
 */
export function deregistration({ index }: Trace, { method, request }: Transaction): string | undefined {
	if (request === null || (method !== "NOTIFY" && method !== "BENOTIFY")) return undefined;
	return index.fact(deregistrationIn)(request);
}

function deregistrationIn({ text, messages }: LogIndex, message: number): string | undefined {
	const found = readDeregistration(text, messages.read(message));
	return found && copied(found.event);
}

/** The same word of a single message whatever its method, and the offset of `deregistered`. */
export function readDeregistration(
	text: string,
	message: Message,
): { readonly event: string; readonly start: number } | undefined {
	const { body } = message;
	if (!body || eventPackage(text, message).toLowerCase() !== "registration-notify") return undefined;
	const said = text.slice(body.start, Math.min(body.end, body.start + LONGEST));
	const match = /^(\s*)deregistered\s*(?:;\s*event\s*=\s*"?([\w-]+))?/i.exec(said);
	return match ? { event: (match[2] ?? "").toLowerCase(), start: body.start + match[1]!.length } : undefined;
}

/** What the server says stands at the start of the body. */
const LONGEST = 200;
