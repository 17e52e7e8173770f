// Framing records: a packet on the wire with its direction, addresses and size.

import { ownSide } from "../../trace/directions/ownSide.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import { framedMessage } from "./near.ts";
import { loggedSize, shownText } from "./size.ts";

/** Explains `record` if it is a framing record. */
export function explainFrame(trace: Trace, record: number): Found | undefined {
	const { records } = trace.index;
	const frame = records.frame(record);
	if (!frame) return undefined;
	const isCapture = frame.direction === "unknown";
	const isSent = frame.direction !== "received";
	const writer = trace.viewpoint === "server" ? "The server" : "The client";
	const isInside = trace.index.messages.ofRecord(record) >= 0;
	const where = isInside
		? "the message in this record"
		: frame.place === "end"
			? "the message before this record"
			: "the message after this record";
	return {
		span: { start: records.textStart(record), end: trace.lines.end(records.line(record)) },
		explanation: {
			title: isCapture ? "Packet captured" : isSent ? "Packet sent" : "Packet received",
			kind: "framing record",
			meaning: isCapture ? `The addresses of ${where}` : `${writer} ${isSent ? "sent" : "received"} ${where}`,
			facts: [
				addressFact(isSent ? "To" : "From", frame.remote),
				addressFact(isCapture ? "From" : `${isSent ? "From" : "To"} ${ownSide(trace)}'s own address`, frame.local),
				sizeFact(trace, framedMessage(trace.index, record, frame.place), frame.bytes),
			],
		},
	};
}

function addressFact(what: string, address: string | null): Phrase | undefined {
	if (address === null) return undefined;
	const port = /:(\d+)$/.exec(address)?.[1];
	const usual = port === undefined ? undefined : PORTS[port];
	return [`${what} `, quote(address), usual ? ` (${port} is usually ${usual})` : ""];
}

function sizeFact(trace: Trace, message: number, bytes: number | null): Phrase | undefined {
	if (bytes === null) return undefined;
	const shown = message < 0 ? undefined : loggedSize(trace.text, trace.lines, trace.message(message));
	return shown === undefined ? `${bytes} bytes on the wire` : `${bytes} bytes on the wire; ${shownText(bytes, shown)}`;
}

/** The listening ports of servers in this product family. */
export const PORTS: Readonly<Record<string, string>> = {
	"5060": "SIP without encryption",
	"5061": "SIP over TLS",
	"443": "SIP over TLS through the Edge server",
};
