// Times in a query: a moment as precise as it was typed, and ranges of them.

import { DAY_MS } from "../log/record.ts";

/** True for a time of day in ms, with the day since 1970-01-01 where the log names one. */
export interface TimeTest {
	/** Without a date in the query the day does not matter, and need not be found out. */
	readonly needsDay: boolean;
	matches(timeOfDay: number, day: number | null): boolean;
}

/** The sign that was typed before a value; empty where there was none. */
export type Comparison = "" | "=" | "<" | "<=" | ">" | ">=";

/** Which forms there are, for a reader who typed something else. */
export const TIME_FORMS =
	"Type a time such as 10:38 or 10:38:59.520, a date such as 2013-04-16, both as 2013-04-16T10:38, or a range such as 10:38..10:40.";

/** Reads a moment, a comparison with one, or a range; `undefined` for anything else. A range may be open on one side. */
export function readTimeTest(comparison: Comparison, value: string): TimeTest | undefined {
	// No date and time are longer, and what is longer need not be read to its end.
	if (value.length > LONGEST) return undefined;
	const dots = value.indexOf("..");
	if (dots < 0) {
		const moment = readMoment(value);
		return moment && compared(comparison, moment);
	}
	if (comparison !== "" && comparison !== "=") return undefined;
	const [from, to] = [value.slice(0, dots).trim(), value.slice(dots + 2).trim()];
	if (!from) return to ? readTimeTest("<=", to) : undefined;
	if (!to) return readTimeTest(">=", from);
	const first = readMoment(from);
	const last = first && readMoment(to);
	return last && between(first, last);
}

const LONGEST = 80;

/** From `start` to before `end`, in ms since midnight, and on which day; `null` for every day. */
interface Moment {
	readonly day: number | null;
	readonly start: number;
	readonly end: number;
}

function compared(comparison: Comparison, moment: Moment): TimeTest {
	switch (comparison) {
		case "<":
			return at(moment, (time) => time < moment.start);
		case "<=":
			return at(moment, (time) => time < moment.end);
		case ">":
			return at(moment, (time) => time >= moment.end);
		case ">=":
			return at(moment, (time) => time >= moment.start);
		default:
			return at(moment, (time) => time >= moment.start && time < moment.end);
	}
}

/** `test` sees the time in ms since midnight of the moment's day, or of any day. */
function at({ day }: Moment, test: (time: number) => boolean): TimeTest {
	if (day === null) return { needsDay: false, matches: test };
	return {
		needsDay: true,
		matches: (timeOfDay, on) => on !== null && test((on - day) * DAY_MS + timeOfDay),
	};
}

function between(first: Moment, last: Moment): TimeTest {
	const { start, day } = first;
	if (day === null && last.day === null) {
		const { end } = last;
		// 23:50..00:10 goes over midnight.
		if (start >= end) return at(first, (time) => time >= start || time < end);
		return at(first, (time) => time >= start && time < end);
	}
	// A date on one side holds for both.
	const firstDay = day ?? last.day!;
	const end = ((last.day ?? firstDay) - firstDay) * DAY_MS + last.end;
	return at({ ...first, day: firstDay }, (time) => time >= start && time < end);
}

function readMoment(value: string): Moment | undefined {
	const match =
		/^\s*(?:(\d{1,4})[/-](\d{1,2})[/-](\d{1,4}))?(?:[\sT|]\s*)?(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?\s*$/i.exec(
			value,
		);
	if (!match) return undefined;
	const [, one, two, three, hour, minute, second, fraction] = match;
	const day = one === undefined ? null : dayOf(one, two!, three!);
	if (day === undefined) return undefined;
	if (hour === undefined) return day === null ? undefined : { day, start: 0, end: DAY_MS };
	const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
	if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
	const start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((fraction ?? "").padEnd(3, "0"));
	const precision = second === undefined ? 60_000 : 10 ** (3 - (fraction?.length ?? 0));
	return { day, start, end: start + precision };
}

/** Year first, or last as the logs write it: month, day, year. Days since 1970-01-01. */
function dayOf(one: string, two: string, three: string): number | undefined {
	const [year, month, day] = one.length === 4 ? [one, two, three] : [three, one, two];
	const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const read = new Date(ms);
	const isDate = year.length === 4 && read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day);
	return isDate ? ms / DAY_MS : undefined;
}
