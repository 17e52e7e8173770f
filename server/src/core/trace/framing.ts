// The framing records around a message: they name the addresses, and which way it went.

import type { Frame } from "../log/frame.ts";
import { type LogIndex, REACH } from "../logIndex/logIndex.ts";

/** The frame around a message: the record before it announces the packet, the one behind it confirms it. */
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
 * The framing record before or behind a record, among those of its process. Where several threads write at a time their
 * records mix, and the frame of the same thread counts; where none is near, that which stands right beside the record.
 */
function neighbour({ records, messages }: LogIndex, record: number, step: -1 | 1): number | undefined {
	const place = step < 0 ? "start" : "end";
	const process = records.process(record);
	const thread = records.thread(record);
	let beside: number | undefined;
	let looked = 0;
	for (let at = record + step; at >= 0 && at < records.count; at += step) {
		if (Math.abs(at - record) > REACH) break;
		// What another process wrote stands there because the logs of both were merged.
		if (records.process(at) !== process) continue;
		if (++looked === MOST_MIXED) break;
		const isMessage = messages.ofRecord(at) >= 0;
		const frame = isMessage ? undefined : records.frame(at);
		if (!isMessage && !frame) break;
		// A frame may have its packet in its own record, and then it says nothing of this one.
		const isMeant = frame?.place === place;
		beside ??= isMeant ? at : -1;
		if (records.thread(at) !== thread) continue;
		if (isMeant) return at;
		break;
	}
	return beside === -1 ? undefined : beside;
}

/** How many records of its process away the frame of a message is looked for, within the `REACH` of any process. */
const MOST_MIXED = 8;
