// Finds the framing records around a message, which contain its addresses and direction.

import type { Frame } from "../../log/frame.ts";
import { type LogIndex, REACH } from "../../logIndex/logIndex.ts";

/**
 * The frame of a message, from its own record or from the record before it, which announces the packet, or after it, which
 * confirms it.
 */
export function frameOf(index: LogIndex, message: number): Frame | undefined {
	const record = index.messages.record(message);
	return (
		index.records.frame(record) ??
		frameAt(index, neighbour(index, record, -1)) ??
		frameAt(index, neighbour(index, record, 1))
	);
}

/** The record of a message and its framing records, in file order. */
export function recordsOf(index: LogIndex, message: number): readonly number[] {
	const record = index.messages.record(message);
	const all = [neighbour(index, record, -1), record, neighbour(index, record, 1)];
	return all.filter((each) => each !== undefined);
}

function frameAt({ records }: LogIndex, record: number | undefined): Frame | undefined {
	return record === undefined ? undefined : records.frame(record);
}

/**
 * The framing record before or after a record, among the records of its process. If several threads write at the same time,
 * their records are interleaved, and the frame of the same thread takes precedence; without one nearby, the adjacent record
 * is used.
 */
function neighbour({ records, messages }: LogIndex, record: number, step: -1 | 1): number | undefined {
	const place = step < 0 ? "start" : "end";
	const process = records.process(record);
	const thread = records.thread(record);
	let beside: number | undefined;
	let looked = 0;
	for (let at = record + step; at >= 0 && at < records.count; at += step) {
		if (Math.abs(at - record) > REACH) break;
		// Records of another process are here only because the logs were merged.
		if (records.process(at) !== process) continue;
		if (++looked === MOST_MIXED) break;
		const isMessage = messages.ofRecord(at) >= 0;
		const frame = isMessage ? undefined : records.frame(at);
		if (!isMessage && !frame) break;
		// A frame with the packet in its own record does not belong to this message.
		const isMeant = frame?.place === place;
		beside ??= isMeant ? at : -1;
		if (records.thread(at) !== thread) continue;
		if (isMeant) return at;
		break;
	}
	return beside === -1 ? undefined : beside;
}

/** How many records of the same process are searched for a frame. `REACH` limits the search among all processes. */
const MOST_MIXED = 8;
