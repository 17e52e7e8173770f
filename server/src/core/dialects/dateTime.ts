// The date and time formats of logs.

import { DAY_MS, daysSince1970 } from "../log/record.ts";

/**
 * Patterns for use in that of a prefix, with four and five groups for `dayOf` and `timeOfStamp`. Dates: `2012-05-18`,
 * `2012/05/18`, `05/18/2012`, `18.05.2012`. Times: `8:32:28`, `08:32:28.602`, `08:32:28,602`, `8:32:28.602 PM`.
 */
export const DATE = "(\\d{1,4})([/.-])(\\d{1,2})\\2(\\d{1,4})";
export const TIME = "(\\d{1,2}):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?(?:[ \\t\\u00A0\\u202F]?([AaPp])\\.?[Mm]\\b\\.?)?";

/** `DATE` for use after other groups in a pattern; `back` is the number of its second group. */
export function dateFrom(back: number): string {
	return DATE.replace("\\2", `\\${back}`);
}

/**
 * The days since 1970-01-01 from the groups of `DATE`; `null` for a day that does not exist. The year comes first or last.
 * With dots, the day precedes the month; otherwise the month comes first, as in American English on Windows, unless it would
 * be invalid.
 */
export function dayOf(groups: readonly (string | undefined)[], first: number): number | null {
	const [a = "", mark = "", b = "", c = ""] = groups.slice(first, first + 4);
	if (a.length > 2) return dayNumber(a, b, c);
	if (c.length !== 4 && c.length !== 2) return null;
	const year = c.length === 2 ? `20${c}` : c;
	return mark === "." || Number(a) > 12 ? dayNumber(year, b, a) : dayNumber(year, a, b);
}

function dayNumber(year: string, month: string, day: string): number | null {
	const [y, m, d] = [Number(year), Number(month), Number(day)];
	const exists = year.length === 4 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
	return exists ? daysSince1970(y, m, d) : null;
}

/** The milliseconds since midnight from the groups of `TIME`, truncating finer fractions; -1 for an invalid time of day. */
export function timeOfStamp(groups: readonly (string | undefined)[], first: number): number {
	const [hours, minutes, seconds, fraction = "", half] = groups.slice(first, first + 5);
	let hour = Number(hours);
	if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
	const ms =
		((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
	return ms >= 0 && ms < DAY_MS + 1000 ? ms : -1;
}
