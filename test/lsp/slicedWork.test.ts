// Long work in slices: it completes, other requests are served in between, and a caller that cannot wait gets the result at once.

import assert from "node:assert/strict";
import type { Steps } from "../../server/src/core/index.ts";
import { doneWork, slicedWork } from "../../server/src/lsp/logs/slicedWork.ts";

suite("work in slices", () => {
	/** Work of this many steps, each of which advances the clock by this much. */
	function* steps(count: number, ms: number, taken: number[] = []): Steps<string> {
		for (let step = 0; step < count; step++) {
			taken.push(step);
			for (const end = performance.now() + ms; performance.now() < end; );
			yield;
		}
		return "done";
	}

	test("other work runs between the slices", async () => {
		const taken: number[] = [];
		const work = slicedWork(steps(20, 10, taken)).soon();
		const seen: number[] = [];
		const look = setInterval(() => seen.push(taken.length), 1);
		assert.equal(await work, "done");
		clearInterval(look);
		assert.ok(new Set(seen).size > 3, `looked at ${seen}`);
	});

	test("the result is available synchronously, or later as a promise", async () => {
		const taken: number[] = [];
		const work = slicedWork(steps(8, 10, taken));
		const soon = work.soon();
		assert.ok(taken.length < 8);
		assert.equal(work.now(), "done");
		assert.equal(await soon, "done");
		assert.deepEqual(taken, [0, 1, 2, 3, 4, 5, 6, 7]);
	});

	test("work based on other work runs its steps, none of them twice", async () => {
		const taken: number[] = [];
		const first = slicedWork(steps(6, 10, taken));
		const second = slicedWork(
			(function* () {
				return `${yield* first.rest()} and more`;
			})(),
		);
		const [one, two] = await Promise.all([first.soon(), second.soon()]);
		assert.deepEqual([one, two], ["done", "done and more"]);
		assert.deepEqual(taken, [0, 1, 2, 3, 4, 5]);
	});

	test("a caller sees the progress, and can cancel the work", async () => {
		const shares: number[] = [];
		const cancel = new AbortController();
		const work = slicedWork(
			(function* (): Steps<void> {
				for (let share = 0; share < 1; share += 0.01) {
					for (const end = performance.now() + 5; performance.now() < end; );
					yield share;
				}
			})(),
		);
		const progress = (share: number) => {
			shares.push(share);
			if (shares.length === 3) cancel.abort();
		};
		await assert.rejects(work.soon({ progress, signal: cancel.signal }), { name: "AbortError" });
		assert.equal(shares.length, 3);
		assert.deepEqual(shares, [...shares].sort());
	});

	test("an exception in a step reaches every caller", async () => {
		const work = slicedWork(
			// biome-ignore lint/correctness/useYield: it fails before it could.
			(function* (): Steps<string> {
				throw new Error("a mistake");
			})(),
		);
		await assert.rejects(work.soon(), /a mistake/);
		assert.throws(() => work.now(), /a mistake/);
	});

	test("finished work has its result", async () => {
		assert.equal(doneWork(7).now(), 7);
		assert.equal(await doneWork(7).soon(), 7);
	});
});
