// Framing records of a uccapilog: which packets were sent or received, and between which addresses.

import { type LogText, skipBlanks } from "../text.ts";

/** A packet that was sent or received, according to its framing record. */
export interface Frame {
	/** `unknown` for a captured packet, which went from `local` to `remote`, whichever side these are. */
	readonly direction: "sent" | "received" | "unknown";
	/** `end` for the record after the packet ("End of …"), `start` for the one before it or containing it. */
	readonly place: "start" | "end";
	/** Remote and local address as `host:port`, IPv6 hosts in brackets; `null` if the record does not contain it. */
	readonly remote: string | null;
	readonly local: string | null;
	/** The packet size in octets according to the record; `null` if the record does not contain it. */
	readonly bytes: number | null;
}

/**
 * Parses the text of a record (`start..end`, one line) as a framing record; `undefined` if it is not one. Its form is `End
 * of Sending Packet - 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 1503 bytes`, with or without a blank after the
 * hyphen, and without `End of` before the packet.
 */
export function readFrame(text: LogText, start: number, end: number): Frame | undefined {
	const first = skipBlanks(text, start, end);
	if (!mayBeFrame(text, first)) return undefined;
	const match = FRAME.exec(text.slice(first, Math.min(end, first + LONGEST_FRAME)));
	if (!match) return undefined;
	const [, endOf, what, remote, local, bytes] = match;
	return {
		direction: what!.toLowerCase().startsWith("s") ? "sent" : "received",
		place: endOf ? "end" : "start",
		remote: remote ?? null,
		local: local ?? null,
		bytes: bytes ? Number(bytes) : null,
	};
}

/** No framing record is longer; the rest of a longer text is not read. */
const LONGEST_FRAME = 400;

const FRAME =
	/^(End of )?(Sending Packet|Data Received)\s{0,4}-\s{0,4}(\S{1,150}:\d{1,5})?\s{0,4}(?:\((?:From|To) Local Address:\s{0,4}(\S{1,150}:\d{1,5})\))?\s{0,4}(?:(\d{1,9}) bytes)?/i;

/** Fast check of the first two letters, since nearly all records are something else: En(d of), Se(nding), Da(ta). */
function mayBeFrame(text: LogText, start: number): boolean {
	const [first, second] = [text.charCodeAt(start) | 32, text.charCodeAt(start + 1) | 32];
	return (first === 115 && second === 101) || (first === 101 && second === 110) || (first === 100 && second === 97);
}
