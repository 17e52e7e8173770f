// Times as a reader says them.

import { DAY_MS } from "../../log/record.ts";
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
	const date = new Date(day * DAY_MS);
	if (Number.isNaN(date.getTime())) return undefined;
	const weekday = WEEKDAYS[date.getUTCDay()];
	return `${weekday}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const DAY = DAY_MS / 1000;
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
