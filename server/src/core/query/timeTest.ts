// Times in a query: a moment as precise as it was typed, and ranges of them.

import { DAY_MS } from "../log/record.ts";
import { MOMENT_FORMS, type Moment, readMoment } from "./moment.ts";

/** True for a time of day in ms, with the day since 1970-01-01 where the log names one. */
export interface TimeTest {
	/** Without a date in the query the day does not matter, and need not be found out. */
	readonly needsDay: boolean;
	matches(timeOfDay: number, day: number | null): boolean;
}

/** The sign that was typed before a value; empty where there was none. */
export type Comparison = "" | "=" | "<" | "<=" | ">" | ">=";

/** Which forms there are, for a reader who typed something else. */
export const TIME_FORMS = `${MOMENT_FORMS}, or a range such as 10:38..10:40.`;

/** Reads a moment, a comparison with one, or a range; `undefined` for anything else. A range may be open on one side. */
export function readTimeTest(comparison: Comparison, value: string): TimeTest | undefined {
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
