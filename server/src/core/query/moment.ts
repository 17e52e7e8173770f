// A point in time as typed by a user: a time of day, a date, or both.

import { DAY_MS } from "../log/record.ts";

/** From `start` to before `end`, in ms since midnight; the length is the precision of the input. */
export interface Moment {
	/** Days since 1970-01-01; `null` for every day. */
	readonly day: number | null;
	readonly start: number;
	readonly end: number;
}

/** The accepted forms, for error messages: the beginning of a sentence. */
export const MOMENT_FORMS =
	"Type a time such as 10:38 or 10:38:59.520, a date such as 2013-04-16, both as 2013-04-16T10:38";

/**
 * Parses `10:38`, `10:38:59`, `10:38:59.520` (or with a comma), `2013-04-16` or `04/16/2013`, and both separated by a blank,
 * a `T` or a bar. `undefined` for anything else, including dates and times that do not exist.
 */
export function readMoment(typed: string): Moment | undefined {
	const text = typed.trim();
	// No valid input is longer, and invalid input need not be read to the end.
	if (text.length > LONGEST) return undefined;
	const [, date, clock] = FORM.exec(text) ?? [];
	const day = date === undefined ? null : readDay(date);
	if (day === undefined) return undefined;
	if (clock !== undefined) return readClock(clock, day);
	return day === null ? undefined : { day, start: 0, end: DAY_MS };
}

const LONGEST = 60;
const FORM = /^(?:(\d+[/-]\d+[/-]\d+)(?:$|[\sT|]\s*))?(\d[\d:.,]*)?$/i;

function readClock(text: string, day: number | null): Moment | undefined {
	const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?$/.exec(text);
	if (!match) return undefined;
	const [, hour, minute, second, fraction = ""] = match;
	const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
	if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
	const start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(fraction.padEnd(3, "0"));
	const precision = second === undefined ? 60_000 : 10 ** (3 - fraction.length);
	return { day, start, end: start + precision };
}

/** The year comes first, or last as in the logs: month, day, year. Days since 1970-01-01. */
function readDay(text: string): number | undefined {
	const [one = "", two = "", three = ""] = text.split(/[/-]/);
	const [year, month, day] = one.length === 4 ? [one, two, three] : [three, one, two];
	const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const read = new Date(ms);
	const isDate = year.length === 4 && read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day);
	return isDate ? ms / DAY_MS : undefined;
}
