// Determines how long a log continues after a message, since nothing is known about the time after its end.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { KeyMap } from "../keyMap.ts";

/** How long each process kept writing the log. */
export interface ProcessEnds {
	/**
	 * Milliseconds from a message to the last record of the process that logged it; 0 if the clock went back, `NaN` without
	 * times.
	 */
	loggedAfter(message: number): number;
	/** Milliseconds of silence after that record: `silenceMs` for the process that wrote last, 0 for all others. */
	silenceAfter(message: number): number;
}

/**
 * Finds the last record of each process. A restarted client is a new process, and does not respond to earlier requests.
 * `silenceMs` is how long the end of the log was watched without new records.
 */
export function findProcessEnds({ messages, records }: LogIndex, silenceMs: number): ProcessEnds {
	const lastRecords = new KeyMap();
	const lastProcess = records.count > 0 ? records.process(records.count - 1) : -1;
	let before = -1;
	for (let record = records.count - 1; record >= 0; record--) {
		if (records.process(record) === before) continue;
		before = records.process(record);
		if (lastRecords.get(before, 0, 0) === undefined) lastRecords.set(before, 0, 0, record);
	}
	/** Cached, since consecutive calls usually concern the same process. */
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
