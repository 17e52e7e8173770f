// Who sent a request, by the topmost Via.

import { findHeader, type Message } from "../sip/message.ts";

/** `192.0.2.1:5061` of `SIP/2.0/TLS 192.0.2.1:5061;branch=…` (RFC 3261 §20.42), in lower case; `undefined` where there is none. */
export function sentBy(text: string, message: Message): string | undefined {
	const via = findHeader(text, message, "Via");
	const head = via && text.slice(via.value.start, Math.min(via.value.end, via.value.start + LONGEST_SENDER));
	return head && /^[^/\s]+\s*\/[^/]+\/\s*\S+\s+((?:\[[^\]]*\]|[^\s:;,]+)(?::\d+)?)/.exec(head)?.[1]?.toLowerCase();
}

/** Protocol and address of a Via are not longer. */
const LONGEST_SENDER = 300;
