// Compares the clock of the log with that of a server, which sends its time in the Date header of responses.

import { DAY_MS, timeOfDay } from "../../log/record.ts";
import type { Trace } from "../trace.ts";

/** All values in milliseconds; positive if the log is ahead. */
export interface ClockDifference {
	/** The time in the log minus the server's UTC time; within ±12 hours if the log has no dates. */
	readonly apart: number;
	/** The time zone (offset from UTC) that explains most of the difference. */
	readonly zone: number;
	/** The rest: the visible difference between the two clocks. */
	readonly skew: number;
	/** True if no time zone explains the difference. */
	readonly isBeyondZones: boolean;
}

/**
 * Compares the time of `message` with its Date header, given in milliseconds since 1970. Logs have local time without a
 * zone; time zones are multiples of 15 minutes, from UTC-12 to UTC+14. `undefined` in a log without times.
 */
export function clockDifference(trace: Trace, message: number, date: number): ClockDifference | undefined {
	if (!trace.index.dialect.hasTimes) return undefined;
	const { day, time } = trace.index.records.prefix(trace.index.messages.record(message));
	const apart = day === null ? withinHalfADay(time - date) : day * DAY_MS + time - date;
	const nearest = Math.round(apart / ZONE_STEP_MS) * ZONE_STEP_MS;
	const zone = Math.min(Math.max(nearest, WESTERNMOST_ZONE_MS), EASTERNMOST_ZONE_MS);
	const skew = apart - zone;
	return { apart, zone, skew, isBeyondZones: Math.abs(skew) > ZONE_STEP_MS };
}

const ZONE_STEP_MS = 15 * 60_000;
const EASTERNMOST_ZONE_MS = 14 * 3_600_000;
const WESTERNMOST_ZONE_MS = -12 * 3_600_000;

/** Without dates in the log, only times of day can be compared, within ±12 hours. */
function withinHalfADay(difference: number): number {
	const rest = timeOfDay(difference);
	return rest > DAY_MS / 2 ? rest - DAY_MS : rest;
}
