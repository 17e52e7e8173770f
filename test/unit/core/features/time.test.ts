import assert from "node:assert/strict";
import { readTime, TIME_FORMS } from "../../../../server/src/core/features/timeText.ts";
import { goToTime, parseTrace, stretch } from "../../../../server/src/core/index.ts";

suite("readTime", () => {
	test("times of day, dates and steps", () => {
		assert.deepEqual(readTime("10:38"), { kind: "moment", day: null, timeOfDay: 38_280_000 });
		assert.deepEqual(readTime(" 9:05:01,5 "), { kind: "moment", day: null, timeOfDay: 32_701_500 });
		assert.deepEqual(readTime("04/16/2013|00:00"), { kind: "moment", day: 15_811, timeOfDay: 0 });
		assert.deepEqual(readTime("2013-04-16"), { kind: "moment", day: 15_811, timeOfDay: 0 });
		assert.deepEqual(readTime("2013-04-16T23:59:59.999"), { kind: "moment", day: 15_811, timeOfDay: 86_399_999 });
		assert.deepEqual(readTime("+5s"), { kind: "step", ms: 5000 });
		assert.deepEqual(readTime("- 1h 30 min 2.5s 10ms"), { kind: "step", ms: -5_402_510 });
		assert.deepEqual(readTime("+200ms"), { kind: "step", ms: 200 });
	});

	test("anything else is invalid", () => {
		const others = [
			"",
			"+",
			"-",
			"5",
			"+5",
			"+5x",
			"+s",
			"24:00",
			"10:60",
			"10:5",
			"10:38:5",
			"ten",
			"13/01/2013 10:00",
			"02/31/2013 10:00",
			"2013-04-1610:38",
			"T10:38",
			"2013-04-16 5",
		];
		for (const typed of [...others, "1/1/20 10:00", "+1s1h", "9".repeat(1e6), `+${" ".repeat(1e6)}`, "\uD800"]) {
			assert.equal(readTime(typed), undefined, typed.slice(0, 20));
		}
	});
});

suite("goToTime", () => {
	const day = "10:38:58.520|10:38:59.000|10:39:10.000|10:39:05.000|10:40:00.000";

	test("the earliest record at or after the time", () => {
		check(day, 1, "10:38:59", 2);
		check(day, 1, "10:39", 4);
		check(day, 1, "10:39:11", 5);
		check(day, 5, "10:38", 1);
		check(day, 3, "8:00", 1);
		check(day, 1, "10:40:00.001", "The log ends at 10:40:00.000.");
		check(day, 1, "22:00", "The log ends at 10:40:00.000.");
	});

	test("steps from the cursor, both ways", () => {
		check(day, 1, "+1s", 4);
		check(day, 2, "+6s", 4);
		check(day, 5, "-55s", 4);
		check(day, 5, "-1h", 1);
		check(day, 5, "+1ms", "The log ends at 10:40:00.000.");
	});

	test("across midnight", () => {
		const night = "23:50:00.000|23:59:59.000|00:00:01.000|00:20:00.000";
		check(night, 1, "00:00", 3);
		check(night, 4, "23:55", 2);
		check(night, 1, "22:00", 1);
		check(night, 1, "01:00", "The log ends at 00:20:00.000.");
	});

	test("the day of the cursor, and dates", () => {
		const days = "04/16/2013|10:00:00.000;04/16/2013|12:00:00.000;04/17/2013|10:00:00.000;04/17/2013|11:00:00.000";
		const text = days.replaceAll(";", "\n");
		checkText(text, 1, "10:00", 1);
		checkText(text, 4, "10:00", 3);
		checkText(text, 4, "11:30", 2);
		checkText(text, 1, "04/17/2013 10:30", 4);
		checkText(text, 4, "2013-04-16 10:00", 1);
		checkText(text, 1, "04/17/2013", 3);
		checkText(text, 1, "2014-01-01 00:00", "The log ends at 11:00:00.000.");
		check(day, 1, "2013-04-16 10:00", "This log has no dates: type only the time.");
	});

	test("logs concatenated in the wrong order", () => {
		const days = "04/17/2013|10:00:00.000;04/17/2013|11:00:00.000;04/16/2013|10:00:00.000;04/16/2013|12:00:00.000";
		const text = days.replaceAll(";", "\n");
		checkText(text, 1, "04/16/2013 11:00", 4);
		checkText(text, 4, "04/17/2013", 1);
		checkText(text, 1, "04/16/2013", 3);
		const parts = "10:00:00.000|12:00:00.000|08:00:00.000|09:00:00.000";
		checkText(`04/17/2013|${parts.replaceAll("|", "\n04/17/2013|")}`, 1, "8:30", 4);
		checkText("23:00:00.000\n04/17/2013|10:00:00.000\n04/17/2013|11:00:00.000", 1, "04/17/2013 10:30", 3);
	});

	test("any text gives a result", () => {
		assert.deepEqual(goToTime(parseTrace(""), 0, "10:00"), { reason: "This log has no record with a time." });
		assert.deepEqual(goToTime(parseTrace("x"), 99, "\0"), { reason: TIME_FORMS });
	});

	function check(times: string, from: number, typed: string, expected: number | string): void {
		checkText(times.replaceAll("|", "\n"), from, typed, expected);
	}

	/** Goes from a 1-based line to a 1-based line or a reason; each line is the time of a record. */
	function checkText(times: string, from: number, typed: string, expected: number | string): void {
		const trace = parseTrace(records(times));
		const found = goToTime(trace, trace.lines.start(from - 1) + 2, typed);
		assert.equal("span" in found ? trace.lines.lineAt(found.span.start) + 1 : found.reason, expected);
	}
});

suite("stretch", () => {
	const trace = parseTrace(records("10:00:00.000\n10:00:04.200\n10:00:04.300"));

	test("from the first to the last record in the selection", () => {
		assert.deepEqual(stretch(trace, { start: 3, end: trace.lines.start(1) + 1 }), {
			duration: "4.2 s",
			size: "2 records",
		});
	});

	test("a selection of whole lines ends before the next line", () => {
		assert.equal(stretch(trace, { start: 0, end: trace.lines.start(1) }), undefined);
		assert.equal(stretch(trace, { start: 0, end: trace.lines.start(2) })?.size, "2 records");
	});

	test("nothing without two records", () => {
		assert.equal(stretch(parseTrace("a\nb"), { start: 0, end: 3 }), undefined);
		assert.equal(stretch(trace, { start: 5, end: 9 }), undefined);
	});
});

function records(times: string): string {
	return times
		.split("\n")
		.map((time) => `${time} 1:1 INFO  :: text\n`)
		.join("");
}
