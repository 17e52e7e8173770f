// Times as a reader says them.

import { durationText } from "../../words.ts";

/** `209 ms after the previous record`; the log's clock may also run backwards, when threads write out of order. */
export function afterText(milliseconds: number, what: string): string {
	if (milliseconds === 0) return `In the same millisecond as ${what}`;
	return `${durationText(Math.abs(milliseconds))} ${milliseconds > 0 ? "after" : "before"} ${what}`;
}

/** `10 min (600 s)`, `2 h`, `15 s`: a number of seconds in human time. */
export function secondsText(seconds: number): string {
	if (seconds < 120) return `${seconds} s`;
	if (seconds <= 2 * DAY) return durationText(seconds * 1000);
	return `${Math.round(seconds / DAY)} days`;
}

/** The number that up to ten digits write, with white space around them; `undefined` for any other text. */
export function readSeconds(text: string): number | undefined {
	return /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

/** `Tuesday, 16 April 2013` of the days since 1970-01-01; `undefined` for a day that no calendar has. */
export function dayText(day: number): string | undefined {
	const date = new Date(day * DAY * 1000);
	if (Number.isNaN(date.getTime())) return undefined;
	const weekday = WEEKDAYS[date.getUTCDay()];
	return `${weekday}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `09:14:02.310` of the milliseconds since some midnight; `09:14:02` without `withMilliseconds`. */
export function clockText(milliseconds: number, withMilliseconds = true): string {
	const ofDay = ((milliseconds % DAY_MS) + DAY_MS) % DAY_MS;
	const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
	const time = `${two(ofDay / 3_600_000)}:${two((ofDay / 60_000) % 60)}:${two((ofDay / 1000) % 60)}`;
	return withMilliseconds ? `${time}.${String(Math.floor(ofDay % 1000)).padStart(3, "0")}` : time;
}

/**
 * `Thu, 21 Apr 2005 02:38:50 GMT` (RFC 3261 §20.17) in milliseconds since 1970; `undefined` for anything else. By hand,
 * since what `Date.parse` makes of other texts depends on the machine.
 */
export function readDate(text: string): number | undefined {
	const match = DATE.exec(text.slice(0, 60));
	const month = match ? SHORT_MONTHS.indexOf(match[2]!.toLowerCase()) : -1;
	if (!match || month < 0) return undefined;
	const [day, year, hour, minute, second] = [match[1], match[3], match[4], match[5], match[6]].map(Number);
	return Date.UTC(year!, month, day, hour, minute, second);
}

const DATE =
	/^\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:GMT|UTC)\s*$/;
const DAY = 86_400;
const DAY_MS = DAY * 1000;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
] as const;
const SHORT_MONTHS: readonly string[] = MONTHS.map((month) => month.slice(0, 3).toLowerCase());
