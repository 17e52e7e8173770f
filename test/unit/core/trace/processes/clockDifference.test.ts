// The offset between the clock of a log and that of a server.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import {
	type ClockDifference,
	clockDifference,
} from "../../../../../server/src/core/trace/processes/clockDifference.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** The difference between a time of the log and a Date in UTC. */
function difference(logged: string, date: string): ClockDifference {
	return clockDifference(parseTrace(writeLog(`${logged} INFO 1`)), 0, Date.parse(`${date}Z`))!;
}

/** The part explained by the time zone and the rest, in minutes: `120 + 3`. */
function check(logged: string, date: string, expected: string): void {
	const { zone, skew } = difference(logged, date);
	assert.equal(`${zone / 60_000} + ${skew / 60_000}`, expected);
}

suite("clock difference", () => {
	const NOON = "2013-04-16T12:00:00";

	test("by date and time: the nearest quarter of an hour is the time zone", () => {
		check("04/16/2013|12:00:00.000", NOON, "0 + 0");
		check("04/16/2013|14:03:00.000", NOON, "120 + 3");
		check("04/16/2013|13:57:00.000", NOON, "120 + -3");
		check("04/16/2013|17:45:00.000", NOON, "345 + 0");
	});
	test("zones reach from 12 hours behind to 14 hours ahead", () => {
		check("04/17/2013|02:00:00.000", NOON, "840 + 0");
		check("04/17/2013|02:20:00.000", NOON, "840 + 20");
		check("04/16/2013|00:00:00.000", NOON, "-720 + 0");
		check("04/15/2013|23:00:00.000", NOON, "-720 + -60");
	});
	test("no time zone explains a remainder of more than a quarter of an hour", () => {
		assert.equal(difference("04/17/2013|02:15:00.000", NOON).isBeyondZones, false);
		assert.equal(difference("04/17/2013|02:15:00.001", NOON).isBeyondZones, true);
		assert.equal(difference("04/15/2013|23:40:00.000", NOON).isBeyondZones, true);
	});
	test("without a date in the log, half a day either way", () => {
		check("14:03:00.000", NOON, "120 + 3");
		check("01:00:00.000", "2013-04-16T23:00:00", "120 + 0");
		check("23:00:00.000", "2013-04-16T01:00:00", "-120 + 0");
		assert.equal(difference("23:30:00.000", "2013-04-16T11:30:00").apart, 12 * 3_600_000);
		assert.equal(difference("23:30:00.001", "2013-04-16T11:30:00").apart, 1 - 12 * 3_600_000);
	});
	test("none in a log without times", () => {
		const trace = parseTrace("INFO sip:b SIP/2.0\nCall-ID: c\nCSeq: 1 INFO\n\n");
		assert.equal(trace.index.messages.count, 1);
		assert.equal(clockDifference(trace, 0, 0), undefined);
	});
});
