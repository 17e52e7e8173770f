// A server that ends a registration tells the client so ([MS-SIPREGE] 3.2).

import { headerText } from "../sip/message.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/**
 * The word behind `deregistered;event=` in the body of a NOTIFY or BENOTIFY of the package registration-notify, in lower
 * case, empty when it is missing; `undefined` for any other transaction.
 */
export function deregistration({ text, message }: Trace, { method, request }: Transaction): string | undefined {
	if (request === null || (method !== "NOTIFY" && method !== "BENOTIFY")) return undefined;
	const read = message(request);
	if (!/^registration-notify\b/i.test(headerText(text, read, "Event") ?? "")) return undefined;
	const body = read.body ? text.slice(read.body.start, Math.min(read.body.end, read.body.start + LONGEST)) : "";
	const match = /^\s*deregistered\s*(?:;\s*event\s*=\s*"?([\w-]+))?/i.exec(body);
	return match ? (match[1] ?? "").toLowerCase() : undefined;
}

/** What the server says stands at the start of the body. */
const LONGEST = 200;
