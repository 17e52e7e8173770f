// Interleaves the records of several logs by time.

import type { LaneReader } from "./laneReader.ts";

/**
 * Writes all records. Each log keeps its own order, whatever its times. Records of the same millisecond are grouped by log,
 * in the order of the logs, so that packets keep their framing records.
 */
export function interleave(readers: readonly LaneReader[]): void {
	for (;;) {
		let next: LaneReader | undefined;
		let rival: LaneReader | undefined;
		for (const reader of readers) {
			if (reader.time === Infinity) continue;
			if (!next || reader.time < next.time) {
				rival = next;
				next = reader;
			} else if (!rival || reader.time < rival.time) rival = reader;
		}
		if (!next) return;
		const isBefore = !rival || readers.indexOf(next) < readers.indexOf(rival);
		next.writeUntil(rival?.time ?? Infinity, isBefore);
	}
}
