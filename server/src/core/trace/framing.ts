// The framing records around a message: they name the addresses, and which way it went.

import type { Frame } from "../log/frame.ts";
import type { LogIndex } from "../logIndex/logIndex.ts";

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
 * The framing record before or behind a record. Where several threads write at a time their records mix, and the frame of
 * the same thread counts; where none is near, that which stands right beside the record.
 */
function neighbour({ records, messages }: LogIndex, record: number, step: -1 | 1): number | undefined {
	const place = step < 0 ? "start" : "end";
	// A frame may have its packet in its own record, and then it says nothing of this one.
	const isMeant = (at: number) => messages.ofRecord(at) < 0 && records.frame(at)?.place === place;
	const isThere = (at: number) => at >= 0 && at < records.count;
	const own = writer(records, record);
	for (let at = record + step; at !== record + step * MOST_MIXED && isThere(at); at += step) {
		if (messages.ofRecord(at) < 0 && !records.frame(at)) break;
		if (writer(records, at) !== own) continue;
		if (isMeant(at)) return at;
		break;
	}
	return isThere(record + step) && isMeant(record + step) ? record + step : undefined;
}

/** How many records away the frame of a message is looked for. */
const MOST_MIXED = 8;

/** Process and thread of a record as one number. */
function writer(records: LogIndex["records"], record: number): number {
	return records.process(record) * 2 ** 32 + records.thread(record);
}
