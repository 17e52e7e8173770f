// The time of a message as a cell that spreadsheets and databases read as a time.

import { stampOf } from "../features/stamp.ts";
import type { Trace } from "../trace/trace.ts";

/** `2013-04-16 09:14:02.310`, or the time alone if the log has no dates; `null` if it has no times. */
export function momentOf(trace: Trace, message: number): string | null {
	const { date, time } = stampOf(trace, trace.index.messages.record(message));
	return [date, time].filter((part) => part !== null).join(" ") || null;
}
