// How the clock of the log stands to that of a server, which tells its time in the Date of a response.

import { DAY_MS, timeOfDay } from "../log/record.ts";
import type { Trace } from "./trace.ts";

/** All in milliseconds; more than 0 where the log is ahead. */
export interface ClockDifference {
	/** From the time of the server in UTC to that of the log; without a date in the log no more than half a day. */
	readonly apart: number;
	/** The time zone that explains the most of it, as it is ahead of UTC. */
	readonly zone: number;
	/** What is left: how far the two clocks differ, as far as it can be seen. */
	readonly skew: number;
	/** True where no time zone explains the difference. */
	readonly isBeyondZones: boolean;
}

/**
 * Compares the time of `message` with its Date, in milliseconds since 1970. The log has local time without a zone: zones
 * are whole quarters of an hour apart, and reach from 12 hours behind to 14 hours ahead of UTC. `undefined` in a log
 * without times.
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

/** Without a date in the log only the times of day can be compared: from 12 hours behind to 12 hours ahead. */
function withinHalfADay(difference: number): number {
	const rest = timeOfDay(difference);
	return rest > DAY_MS / 2 ? rest - DAY_MS : rest;
}
