// Reads the sender of a request from its topmost Via.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { findHeader } from "../../sip/message.ts";
import { copied } from "../../text.ts";

/**
 * A fact about a message (`LogIndex.fact`): `192.0.2.1:5061` in `SIP/2.0/TLS 192.0.2.1:5061;branch=…` (RFC 3261 §20.42), in
 * lower case; `undefined` without one.
 */
export function sentBy({ text, messages }: LogIndex, message: number): string | undefined {
	const via = findHeader(text, messages.read(message), "Via");
	const head = via && text.slice(via.value.start, Math.min(via.value.end, via.value.start + LONGEST_SENDER));
	const address = head && /^[^/\s]+\s*\/[^/]+\/\s*\S+\s+((?:\[[^\]]*\]|[^\s:;,]+)(?::\d+)?)/.exec(head)?.[1];
	return address && copied(address.toLowerCase());
}

/** Upper limit for the protocol and address of a Via. */
const LONGEST_SENDER = 300;
