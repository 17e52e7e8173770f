// Whether a log spans several days.

import { DAY_MS } from "../../log/record.ts";
import type { Trace } from "../../trace/trace.ts";

/** True if the first and last record have the same date in the log's clock, or there are no records. */
export function isOneDay(trace: Trace): boolean {
	const { records } = trace.index;
	if (records.count === 0) return true;
	return Math.floor(records.clock(0) / DAY_MS) === Math.floor(records.clock(records.count - 1) / DAY_MS);
}
