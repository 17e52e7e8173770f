// When a message was logged, as a cell that a spreadsheet or a database reads as a time.

import { stampOf } from "../features/stamp.ts";
import type { Trace } from "../trace/trace.ts";

/** `2013-04-16 09:14:02.310`, without the date in a log without dates; `null` where there are no times. */
export function momentOf(trace: Trace, message: number): string | null {
	const { date, time } = stampOf(trace, trace.index.messages.record(message));
	return [date, time].filter((part) => part !== null).join(" ") || null;
}
