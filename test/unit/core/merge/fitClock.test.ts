import assert from "node:assert/strict";
import fc from "fast-check";
import { type ClockPair, fitClock } from "../../../../server/src/core/merge/fitClock.ts";

/** Pairs from a clock that is `offset` ahead at 0 and gains `ppm`, one every `step` ms, in alternating directions. */
function pairs(count: number, step: number, offset: number, ppm: number, delay = 0): ClockPair[] {
	return Array.from({ length: count }, (_, number) => {
		const at = number * step;
		const way = number % 2 === 0 ? 1 : -1;
		return { at, ahead: Math.round(offset + (at * ppm) / 1e6 + way * delay), way };
	});
}

suite("merge: the clock that fits", () => {
	test("needs three messages", () => {
		assert.equal(fitClock(pairs(2, 1000, 5000, 0), 0), undefined);
		assert.equal(fitClock(pairs(3, 1000, 5000, 0), 0)?.offsetMs, 5000);
	});

	test("the network delay cancels out, if messages went both ways", () => {
		const fit = fitClock(pairs(10, 1000, 5000, 0, 80), 0)!;
		assert.deepEqual(fit, { offsetMs: 5000, driftPpm: 0, pairs: 10, residualMs: 0 });
		assert.equal(
			fitClock(
				pairs(10, 1000, 5000, 0, 80).filter(({ way }) => way === 1),
				0,
			)?.offsetMs,
			5080,
		);
	});

	test("a third of the pairs may be wrong", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -100_000_000, max: 100_000_000 }),
				fc.integer({ min: -400, max: 400 }),
				fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 60, maxLength: 60 }),
				(offset, ppm, wrong) => {
					const all = pairs(200, 10_000, offset, ppm, 3);
					wrong.forEach((ahead, number) => {
						all[number * 3] = { ...all[number * 3]!, ahead };
					});
					const fit = fitClock(all, 0)!;
					assert.ok(Math.abs(fit.offsetMs - offset) <= 6, `${fit.offsetMs} ms for ${offset}`);
					assert.ok(Math.abs(fit.driftPpm - ppm) <= 8, `${fit.driftPpm} ppm for ${ppm}`);
				},
			),
		);
	});

	test("a drift within chance is ignored", () => {
		assert.equal(fitClock(pairs(20, 100, 1000, 300), 0)?.driftPpm, 0);
		assert.equal(fitClock(pairs(7, 100_000, 1000, 300), 0)?.driftPpm, 0);
	});

	test("inconsistent pairs give no result", () => {
		const all = Array.from({ length: 9 }, (_, number): ClockPair => ({ at: number, ahead: number * 60_000, way: 0 }));
		assert.equal(fitClock(all, 0), undefined);
	});
});
