// One trace line: `10:38:58.520 33C:B00 INFO  :: text`, with `04/16/2013|` before it in a uccapilog.

import { isBlank, isDigit, type LogText } from "../text.ts";

/** What precedes the `::` of a record. */
export interface RecordPrefix {
	/** Days since 1970-01-01 according to the log; `null` in a log without dates (RTCDLL). */
	day: number | null;
	/** Milliseconds since midnight, usually in the client's local time. */
	time: number;
	/** Process and thread id, parsed as hexadecimal numbers. */
	process: number;
	thread: number;
	/** The position of the level: `INFO` in every log seen so far. */
	levelStart: number;
	levelEnd: number;
	/** Offset of the record's text: after `::` and one blank. */
	textStart: number;
	/** True if the time is only precise to the second. */
	isWholeSecond: boolean;
}

/**
 * A day in milliseconds. A log's clock counts days of this length, since no log shows a change to or from daylight saving
 * time.
 */
export const DAY_MS = 86_400_000;

/** Milliseconds since midnight for a clock that counts days, including negative values. */
export function timeOfDay(clock: number): number {
	return ((clock % DAY_MS) + DAY_MS) % DAY_MS;
}

/** An empty prefix for `scanPrefix` to fill. */
export function emptyPrefix(): RecordPrefix {
	return { day: null, time: 0, process: 0, thread: 0, levelStart: 0, levelEnd: 0, textStart: 0, isWholeSecond: false };
}

/** Fills in an unknown prefix: the record's text starts at `textStart`. */
export function fillUnknown(into: RecordPrefix, textStart: number): void {
	into.day = null;
	into.time = 0;
	into.process = 0;
	into.thread = 0;
	into.levelStart = textStart;
	into.levelEnd = textStart;
	into.textStart = textStart;
	into.isWholeSecond = false;
}

/**
 * Parses the prefix that starts exactly at `at` into `into`, so that scanning a million lines allocates nothing. Returns
 * false, with `into` in an undefined state, if there is none.
 */
export function scanPrefix(text: LogText, at: number, into: RecordPrefix): boolean {
	// The prefix starts with a digit, so this first test rejects nearly every line of a log.
	if (!isDigit(text.charCodeAt(at))) return false;
	const afterDate = scanDate(text, at, into);
	const afterTime = scanTime(text, afterDate, into);
	if (afterTime < 0) return false;
	const colon = hexEnd(text, skip(text, afterTime));
	if (colon < 0 || text.charCodeAt(colon) !== COLON || !isBlank(text.charCodeAt(afterTime))) return false;
	const threadEnd = hexEnd(text, colon + 1);
	if (threadEnd < 0 || !isBlank(text.charCodeAt(threadEnd))) return false;
	const levelStart = skip(text, threadEnd);
	let levelEnd = levelStart;
	while (isLetter(text.charCodeAt(levelEnd))) levelEnd++;
	if (levelEnd === levelStart) return false;
	const separator = skip(text, levelEnd);
	if (text.charCodeAt(separator) !== COLON || text.charCodeAt(separator + 1) !== COLON) return false;
	into.process = hexValue(text, skip(text, afterTime), colon);
	into.thread = hexValue(text, colon + 1, threadEnd);
	into.levelStart = levelStart;
	into.levelEnd = levelEnd;
	into.textStart = isBlank(text.charCodeAt(separator + 2)) ? separator + 3 : separator + 2;
	return true;
}

const COLON = 58;
const SLASH = 47;
const BAR = 124;
const DOT = 46;
const COMMA = 44;

/** Parses `MM/DD/YYYY|`. Returns the offset after it, or `at` with `into.day` set to null if there is none. */
function scanDate(text: LogText, at: number, into: RecordPrefix): number {
	into.day = null;
	const monthEnd = digitsEnd(text, at, 2);
	if (text.charCodeAt(monthEnd) !== SLASH) return at;
	const dayEnd = digitsEnd(text, monthEnd + 1, 2);
	if (text.charCodeAt(dayEnd) !== SLASH) return at;
	const yearEnd = digitsEnd(text, dayEnd + 1, 4);
	if (yearEnd - dayEnd !== 5 || text.charCodeAt(yearEnd) !== BAR) return at;
	into.day = daysSince1970(
		decimal(text, dayEnd + 1, yearEnd),
		decimal(text, at, monthEnd),
		decimal(text, monthEnd + 1, dayEnd),
	);
	return yearEnd + 1;
}

/** Parses `HH:MM:SS.mmm`, also with a comma. Returns the offset after it, or -1. */
function scanTime(text: LogText, at: number, into: RecordPrefix): number {
	const hourEnd = text.charCodeAt(at + 1) === COLON ? at + 1 : at + 2;
	const hour = decimal(text, at, hourEnd);
	const minute = decimal(text, hourEnd + 1, hourEnd + 3);
	const second = decimal(text, hourEnd + 4, hourEnd + 6);
	const millisecond = decimal(text, hourEnd + 7, hourEnd + 10);
	const point = text.charCodeAt(hourEnd + 6);
	if (text.charCodeAt(hourEnd) !== COLON || text.charCodeAt(hourEnd + 3) !== COLON) return -1;
	if ((point !== DOT && point !== COMMA) || hour < 0 || minute < 0 || second < 0 || millisecond < 0) return -1;
	into.time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
	return hourEnd + 10;
}

/** The offset after one to eight hexadecimal digits; -1 if there are none. */
function hexEnd(text: LogText, at: number): number {
	let end = at;
	while (end < at + 8 && hexDigit(text.charCodeAt(end)) >= 0) end++;
	return end === at ? -1 : end;
}

function digitsEnd(text: LogText, at: number, most: number): number {
	let end = at;
	while (end < at + most && isDigit(text.charCodeAt(end))) end++;
	return end;
}

/** The number with the digits `start..end`; -1 if one of them is not a digit. */
function decimal(text: LogText, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < end; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (!(digit >= 0 && digit <= 9)) return -1;
		value = value * 10 + digit;
	}
	return value;
}

function hexValue(text: LogText, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < end; at++) value = value * 16 + hexDigit(text.charCodeAt(at));
	return value;
}

function hexDigit(code: number): number {
	if (isDigit(code)) return code - 48;
	const lower = code | 32;
	return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function isLetter(code: number): boolean {
	const lower = code | 32;
	return lower >= 97 && lower <= 122;
}

function skip(text: LogText, at: number): number {
	let end = at;
	while (isBlank(text.charCodeAt(end))) end++;
	return end;
}

/** Days since 1970-01-01 in the Gregorian calendar. Years start in March, so that leap days come last. */
export function daysSince1970(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}
