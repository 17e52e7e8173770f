import assert from "node:assert/strict";
import { countText, durationText, sentence } from "../../../server/src/core/words.ts";

suite("words", () => {
	const durations: readonly [number, string][] = [
		[-5, "0 ms"],
		[0, "0 ms"],
		[711, "711 ms"],
		[999.4, "999 ms"],
		[1000, "1 s"],
		[4240, "4.2 s"],
		[32_001, "32 s"],
		[59_940, "59.9 s"],
		[59_960, "1 min"],
		[60_000, "1 min"],
		[192_000, "3 min 12 s"],
		[3_599_400, "59 min 59 s"],
		[3_599_600, "1 h"],
		[3_600_000, "1 h"],
		[7_500_000, "2 h 5 min"],
		[93_600_000, "26 h"],
	];
	for (const [ms, expected] of durations) test(`${ms} ms`, () => assert.equal(durationText(ms), expected));

	test("amounts", () => {
		assert.equal(countText(0, "message"), "0 messages");
		assert.equal(countText(1, "message"), "1 message");
		assert.equal(countText(3, "message"), "3 messages");
	});

	test("sentences", () => {
		const cases = [
			["user not found", "User not found."],
			["Done.", "Done."],
			[" why? ", "Why?"],
			["", ""],
			["  ", ""],
		] as const;
		for (const [clause, expected] of cases) assert.equal(sentence(clause), expected);
	});
});
