// Finds the messages around a record without scanning the log.

import type { LogIndex } from "../../logIndex/logIndex.ts";

/** The last message before `record`; -1 if there is none. */
export function messageBefore({ messages }: LogIndex, record: number): number {
	let low = -1;
	let high = messages.count - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (messages.record(middle) < record) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The message that a framing record refers to: in the same record, after an opening record, or before a closing one. */
export function framedMessage({ records, messages }: LogIndex, record: number, place: "start" | "end"): number {
	const own = messages.ofRecord(record);
	if (own >= 0) return own;
	const near = place === "start" ? record + 1 : record - 1;
	return near >= 0 && near < records.count ? messages.ofRecord(near) : -1;
}
