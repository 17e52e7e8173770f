// The messages as a capture file for Wireshark and tshark. Nothing is invented: packets, addresses and ports that the log
// does not show are omitted.

import { lineNumber } from "../features/lineNumber.ts";
import { DAY_MS } from "../log/record.ts";
import { label } from "../printable.ts";
import { findHeader } from "../sip/message.ts";
import { frameOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { sentences } from "../words.ts";
import { EXPORTED_PDU_LINK_TYPE, exportedSip, type MessagePath } from "./exportedPdu.ts";
import { messageBytes } from "./messageBytes.ts";
import { enhancedPacket, interfaceDescription, sectionHeader } from "./pcapngBlocks.ts";

/**
 * A log as pcapng, block by block. Each message is a packet with its time, its direction and, as a comment, its 1-based line
 * in the log. `file` is the name of the log.
 */
export function* pcapng(trace: Trace, file: string): Generator<Uint8Array> {
	const clock = clockOf(trace);
	yield sectionHeader("RTCDLL Log", sentences(`SIP messages of ${label(file)}.`, ...clock.said));
	yield interfaceDescription(EXPORTED_PDU_LINK_TYPE, label(file));
	for (let message = 0; message < trace.index.messages.count; message++) {
		yield enhancedPacket(
			clock.timeOf(message),
			exportedSip(messageBytes(trace, message), pathOf(trace, message)),
			trace.direction(message),
			`Line ${lineNumber(trace, message)}`,
		);
	}
}

/** Converts times of the log to times of a capture, which count from 1970 in UTC. */
interface Clock {
	/** In ms, never negative. */
	timeOf(message: number): number;
	/** What readers of the file must know about its times. */
	readonly said: readonly string[];
}

/**
 * Logs name no time zone, so their times are written as if they were UTC: a reader who displays UTC sees the times of the
 * log. A log without dates begins on 1 January 1970, which nobody mistakes for a real date.
 */
function clockOf(trace: Trace): Clock {
	const { hasTimes, format } = trace.index.dialect;
	const said = [`Format: ${format}.`];
	if (!hasTimes) return { timeOf: () => 0, said: [...said, "The log has no times: all messages are at 0."] };
	const date = firstDate(trace);
	const firstDay = date ?? daysBefore(trace);
	return {
		timeOf: (message) => Math.max(0, firstDay * DAY_MS + trace.clock(message)),
		said: [
			...said,
			"The times are written as if they were UTC: displayed as UTC, they match the log.",
			...(date === null ? ["The log has no dates: its days are counted from 1 January 1970."] : []),
		],
	};
}

/** The day since 1970 on which the log's clock begins; `null` in a log without dates. */
function firstDate({ index: { records } }: Trace): number | null {
	for (let record = 0; record < records.count; record++) {
		const { day } = records.prefix(record);
		if (day !== null) return day - Math.floor(records.clock(record) / DAY_MS);
	}
	return null;
}

/** How many days a log goes back before its first record; 0 unless its parts are out of order. */
function daysBefore(trace: Trace): number {
	let earliest = 0;
	for (let message = 0; message < trace.index.messages.count; message++) {
		earliest = Math.min(earliest, trace.clock(message));
	}
	return Math.ceil(-earliest / DAY_MS);
}

/**
 * Both ends from framing records only; the transport from the topmost Via, which names that of this hop (RFC 3261 §18.1.1).
 */
function pathOf(trace: Trace, message: number): MessagePath {
	const frame = frameOf(trace.index, message);
	const direction = trace.direction(message);
	const [remote, local] = [frame?.remote ?? null, frame?.local ?? null];
	const isReceived = frame?.direction === "received";
	return {
		from: isReceived ? remote : local,
		to: isReceived ? local : remote,
		transport: transportOf(trace, message),
		direction,
	};
}

function transportOf(trace: Trace, message: number): string | null {
	const via = findHeader(trace.text, trace.message(message), "Via")?.value;
	const head = via && trace.text.slice(via.start, Math.min(via.end, via.start + LONGEST_PROTOCOL));
	return /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z-]+)/.exec(head ?? "")?.[1] ?? null;
}

/** The sent-protocol of a Via is never longer, even with blanks around its parts. */
const LONGEST_PROTOCOL = 100;
