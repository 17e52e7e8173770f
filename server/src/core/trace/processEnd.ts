// How long a log goes on after a message: nothing can be said about what the log did not live to see.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { KeyMap } from "./keyMap.ts";

/** How long each process went on writing the log. */
export interface ProcessEnds {
	/** Milliseconds from a message to the last record of the process that wrote it; 0 when the clock went back, `NaN` without times. */
	loggedAfter(message: number): number;
	/** Milliseconds of silence behind that: those of the whole log for the process that wrote last, and else 0. */
	silenceAfter(message: number): number;
}

/**
 * Finds the last record of each process. A client that is started again is a new process and answers nothing old.
 * `silenceMs` is how long somebody watched the end of the log while nothing was written.
 */
export function findProcessEnds({ messages, records }: LogIndex, silenceMs: number): ProcessEnds {
	const lastRecords = new KeyMap();
	const lastProcess = records.count > 0 ? records.process(records.count - 1) : -1;
	let before = -1;
	for (let record = records.count - 1; record >= 0; record--) {
		if (records.process(record) === before) continue;
		before = records.process(record);
		lastRecords.getOrSet(before, 0, 0, () => record);
	}
	/** Mostly one process is asked about again and again. */
	let asked = -1;
	let last = 0;
	return {
		loggedAfter(message) {
			const record = messages.record(message);
			const process = records.process(record);
			if (process !== asked) last = lastRecords.get(process, 0, 0)!;
			asked = process;
			return Math.max(0, records.clock(last) - records.clock(record));
		},
		silenceAfter: (message) => (records.process(messages.record(message)) === lastProcess ? silenceMs : 0),
	};
}
