// Times in a query: a time with the precision it was typed with, and ranges.

import { DAY_MS } from "../log/record.ts";
import { MOMENT_FORMS, type Moment, readMoment } from "./moment.ts";

/** Tests a time of day in ms, with the day since 1970-01-01 if the log has dates. */
export interface TimeTest {
	/** False if the query has no date, so that the day need not be determined. */
	readonly needsDay: boolean;
	matches(timeOfDay: number, day: number | null): boolean;
}

/** The operator typed before a value; may be empty. */
export type Comparison = "" | "=" | "<" | "<=" | ">" | ">=";

/** The accepted forms, shown for any other input. */
export const TIME_FORMS = `${MOMENT_FORMS}, or a range such as 10:38..10:40.`;

/** Parses a time, a comparison, or a range; `undefined` for anything else. A range may be open on one side. */
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

/** `test` receives the time in ms since midnight, of the moment's day or of any day. */
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
		// 23:50..00:10 spans midnight.
		if (start >= end) return at(first, (time) => time >= start || time < end);
		return at(first, (time) => time >= start && time < end);
	}
	// A date on one side applies to both.
	const firstDay = day ?? last.day!;
	const end = ((last.day ?? firstDay) - firstDay) * DAY_MS + last.end;
	return at({ ...first, day: firstDay }, (time) => time >= start && time < end);
}
