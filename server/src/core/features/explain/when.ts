// Over how many days a log goes.

import { DAY_MS } from "../../log/record.ts";
import type { Trace } from "../../trace/trace.ts";

/** True when the first and the last record are of the same day by the log's clock, and for a log without records. */
export function isOneDay(trace: Trace): boolean {
	const { records } = trace.index;
	if (records.count === 0) return true;
	return Math.floor(records.clock(0) / DAY_MS) === Math.floor(records.clock(records.count - 1) / DAY_MS);
}
