// The order of time among the records of several logs.

import type { LaneReader } from "./laneReader.ts";

/**
 * Writes all records. Each log keeps its order, whatever its times are. Of records of the same millisecond those of the
 * log that was named first come first, all of them, so that a packet keeps its frames.
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
