// Rewrites the prefix of a record with another time or process.

import { DAY_MS, timeOfDay } from "../log/record.ts";
import type { LogText } from "../text.ts";
import { clockText } from "../words.ts";

/**
 * Rewrites the prefix `start..end` of a client's record with `time`, in ms since 1970 (without a date only the time of day
 * counts), and `process`. `undefined` values and everything else stay unchanged, and so does the time if its year does not
 * have four digits.
 */
export function restamped(
	text: LogText,
	start: number,
	end: number,
	time: number | undefined,
	process: number | undefined,
): string {
	const prefix = text.slice(start, end);
	return prefix.replace(STAMP, (whole, date: string | undefined, clock: string, blank: string, id: string): string => {
		const day = time === undefined ? date : date && dateText(time);
		if (date && day === undefined) return whole;
		const now = time === undefined ? clock : clockLike(clock, timeOfDay(time));
		return `${day ?? ""}${now}${blank}${process === undefined ? id : process.toString(16).toUpperCase()}`;
	});
}

const STAMP = /^(\d{1,2}\/\d{1,2}\/\d{4}\|)?(\d{1,2}:\d\d:\d\d[.,]\d{3})(\s+)([0-9A-Fa-f]{1,8})(?=:)/;

/** `04/16/2013|`; `undefined` for a year with more or fewer than four digits. */
function dateText(time: number): string | undefined {
	const date = new Date(Math.floor(time / DAY_MS) * DAY_MS);
	const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(Number.isNaN(date.getTime()) ? "" : date.toISOString());
	return match ? `${match[2]}/${match[3]}/${match[1]}|` : undefined;
}

/** The time of day in the format of another one: with a comma, or with single-digit hours. */
function clockLike(clock: string, time: number): string {
	const text = clockText(time).replace(".", clock.at(-4)!);
	return clock.charAt(1) === ":" ? text.replace(/^0/, "") : text;
}
