// How long a log goes on after a message: nothing can be said about what the log did not live to see.

import type { LogIndex } from "../logIndex/logIndex.ts";

/** How long each process went on writing the log. */
export interface ProcessEnds {
	/** Milliseconds from a message to the last record of the process that wrote it; 0 when the clock went back, `NaN` without times. */
	loggedAfter(message: number): number;
}

/** Finds the last record of each process. A client that is started again is a new process and answers nothing old. */
export function findProcessEnds({ messages, records }: LogIndex): ProcessEnds {
	const ends = new Map<number, number>();
	let process = -1;
	for (let record = records.count - 1; record >= 0; record--) {
		if (records.process(record) === process) continue;
		process = records.process(record);
		if (!ends.has(process)) ends.set(process, records.clock(record));
	}
	return {
		loggedAfter(message) {
			const record = messages.record(message);
			return Math.max(0, ends.get(records.process(record))! - records.clock(record));
		},
	};
}
