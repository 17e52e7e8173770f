// Date and time of a record as its prefix writes them.

import type { Trace } from "../../trace/trace.ts";

/** `2013-04-16` (`null` where the log has no dates) and `10:38:58.520`. */
export function stampOf(
	{ index, text }: Trace,
	record: number,
): { readonly date: string | null; readonly time: string } {
	const prefix = text.slice(index.records.span(record).start, index.records.textStart(record));
	const match = /^\uFEFF?(?:(\d+)\/(\d+)\/(\d+)\|)?([\d:.,]+)/.exec(prefix);
	const [, month, day, year, time = ""] = match ?? [];
	return { date: month ? `${year}-${month.padStart(2, "0")}-${day!.padStart(2, "0")}` : null, time };
}
