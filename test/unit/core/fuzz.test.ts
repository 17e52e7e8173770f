// A short run of the fuzzer with inputs that are always the same; `npm run fuzz` runs for any length of time.

import assert from "node:assert/strict";
import { campaign, seedTexts } from "../../fuzz/campaign.ts";
import { mutated, randomFrom } from "../../fuzz/mutate.ts";

suite("fuzz", () => {
	test("the same seed makes the same text", () => {
		const text = seedTexts()[0]!;
		assert.equal(mutated(randomFrom(7), text, text), mutated(randomFrom(7), text, text));
		assert.notEqual(mutated(randomFrom(7), text, text), mutated(randomFrom(8), text, text));
	});

	test("every question about mutated logs gets a printable, bounded result", async () => {
		const { finds, runs, covered } = await campaign(1, seedTexts(), ({ inputs }) => inputs < 2000);
		assert.deepEqual(
			finds.map(({ trial, error }) => `${trial.target}: ${error}\n${JSON.stringify(trial)}`),
			[],
		);
		assert.ok([...runs.values()].every((count) => count > 0) && covered > 100_000, `${covered} characters of code run`);
	}).timeout(900_000);
});
