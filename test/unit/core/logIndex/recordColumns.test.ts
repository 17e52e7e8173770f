import assert from "node:assert/strict";
import { indexLog } from "../../../../server/src/core/logIndex/logIndex.ts";
import { linesOf } from "../../../support/fixture.ts";

suite("record columns: clock", () => {
	/** The times of records, and the clock of each in seconds since the midnight before the first one. */
	function checkClock(times: string, expected: string): void {
		const lines = linesOf(times.replaceAll(", ", "\n"));
		const { records } = indexLog(lines.map((time) => `${time} 1:2 INFO :: x\n`).join(""));
		assert.equal(records.count, lines.length);
		assert.equal(lines.map((_, record) => records.clock(record) / 1000).join(", "), expected);
	}

	const day = (days: number, seconds: number) => days * 86_400 + seconds;
	const cases: readonly [string, string, string][] = [
		["out of turn right at midnight", "00:00:00.000, 23:59:59.990, 00:00:00.000", "0, -0.01, 0"],
		["goes on", "00:00:00.000, 10:00:00.500", "0, 36000.5"],
		["stands", "10:00:00.000, 10:00:00.000", "36000, 36000"],
		["goes back a little", "10:00:00.000, 09:59:59.999", "36000, 35999.999"],
		["goes back an hour", "10:00:00.000, 09:00:00.000", "36000, 32400"],
		["midnight", "23:59:59.900, 00:00:00.100", `86399.9, ${day(1, 0.1)}`],
		[
			"two midnights",
			"23:00:00.000, 01:00:00.000, 23:00:00.000, 01:00:00.000",
			`82800, ${day(1, 3600)}, ${day(1, 82800)}, ${day(2, 3600)}`,
		],
		["a night without records", "20:00:00.000, 07:00:00.000", `72000, ${day(1, 25200)}`],
		["a computer that slept over night", "18:00:00.000, 09:00:00.000", `64800, ${day(1, 32400)}`],
		["an hour and a half back is no midnight", "12:00:00.000, 10:30:00.000", "43200, 37800"],
		["more than that is one", "12:00:00.001, 10:30:00.000", `43200.001, ${day(1, 37800)}`],
		[
			"out of turn at midnight",
			"23:59:59.900, 00:00:00.100, 23:59:59.950, 00:00:00.200",
			`86399.9, ${day(1, 0.1)}, 86399.95, ${day(1, 0.2)}`,
		],
		[
			"out of turn at a midnight before which nothing was",
			"00:00:00.100, 23:59:59.950, 00:00:00.200",
			"0.1, -0.05, 0.2",
		],
		["dates", "04/16/2013|23:59:59.000, 04/17/2013|00:00:01.000", `86399, ${day(1, 1)}`],
		["dates, more days", "04/30/2013|23:00:00.000, 05/03/2013|01:00:00.000", `82800, ${day(3, 3600)}`],
		[
			"dates, out of turn",
			"04/17/2013|00:00:00.100, 04/16/2013|23:59:59.950, 04/17/2013|00:00:00.200",
			"0.1, -0.05, 0.2",
		],
		[
			"dates, the newer log first",
			"04/18/2013|10:00:00.000, 04/15/2013|23:59:59.000, 04/16/2013|00:00:01.000",
			`36000, ${day(-3, 86399)}, ${day(-2, 1)}`,
		],
		[
			"dates: a great step back in a day is none over midnight",
			"04/16/2013|23:00:00.000, 04/16/2013|01:00:00.000",
			"82800, 3600",
		],
		[
			"a record without date among others",
			"04/16/2013|23:59:59.000, 00:00:01.000, 04/17/2013|00:00:02.000",
			`86399, ${day(1, 1)}, ${day(1, 2)}`,
		],
	];
	for (const [name, times, expected] of cases) test(name, () => checkClock(times, expected));
});
