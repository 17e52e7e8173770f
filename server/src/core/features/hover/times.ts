// Times in readable form.

import { DAY_MS } from "../../log/record.ts";
import { durationText } from "../../words.ts";

/** `209 ms after the previous record`; negative intervals occur when threads log out of order. */
export function afterText(milliseconds: number, what: string): string {
	if (milliseconds === 0) return `In the same millisecond as ${what}`;
	return `${durationText(Math.abs(milliseconds))} ${milliseconds > 0 ? "after" : "before"} ${what}`;
}

/** A number of seconds in readable form: `10 min (600 s)`, `2 h`, `15 s`. */
export function secondsText(seconds: number): string {
	if (seconds < 120) return `${seconds} s`;
	if (seconds <= 2 * DAY) return durationText(seconds * 1000);
	return `${Math.round(seconds / DAY)} days`;
}

/** The number in a text of up to ten digits with optional white space around them; `undefined` for any other text. */
export function readSeconds(text: string): number | undefined {
	return /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

/** `Tuesday, 16 April 2013` from the days since 1970-01-01; `undefined` for a day beyond the calendar's range. */
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
