// A moment as a reader types it: a time of day, a date, or both.

import { DAY_MS } from "../log/record.ts";

/** From `start` to before `end`, in ms since midnight: as long as the moment was typed precisely. */
export interface Moment {
	/** Days since 1970-01-01; `null` for every day. */
	readonly day: number | null;
	readonly start: number;
	readonly end: number;
}

/** Which forms there are, for a reader who typed something else: the beginning of a sentence. */
export const MOMENT_FORMS =
	"Type a time such as 10:38 or 10:38:59.520, a date such as 2013-04-16, both as 2013-04-16T10:38";

/**
 * Reads `10:38`, `10:38:59`, `10:38:59.520` (a comma will do), `2013-04-16` or `04/16/2013`, and both with a blank, a `T` or
 * a bar between them. `undefined` for anything else, and for a day or a time that there is not.
 */
export function readMoment(typed: string): Moment | undefined {
	const text = typed.trim();
	// No date and time are longer, and what is longer need not be read to its end.
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

/** Year first, or last as the logs write it: month, day, year. Days since 1970-01-01. */
function readDay(text: string): number | undefined {
	const [one = "", two = "", three = ""] = text.split(/[/-]/);
	const [year, month, day] = one.length === 4 ? [one, two, three] : [three, one, two];
	const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const read = new Date(ms);
	const isDate = year.length === 4 && read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day);
	return isDate ? ms / DAY_MS : undefined;
}
