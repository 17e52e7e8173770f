// Incremental work: done once, synchronously or step by step, and released when done.

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { atOnce, type Steps, workOf } from "../../../server/src/core/steps.ts";

suite("steps", () => {
	function* counted(to: number): Steps<number> {
		for (let at = 0; at < to; at++) yield;
		return to;
	}

	test("all at once", () => assert.equal(atOnce(counted(3)), 3));

	test("the result is available once it is computed", () => {
		const work = workOf(counted(2));
		const rest = work.rest();
		rest.next();
		assert.equal(work.found(), undefined);
		assert.equal(work.now(), 2);
		assert.equal(work.found(), 2);
		assert.deepEqual(rest.next(), { done: true, value: 2 });
	});

	test("finished work releases its input", async () => {
		function* using(log: { text: string }): Steps<number> {
			yield;
			return log.text.length;
		}
		const start = () => {
			const log = { text: "a log" };
			return { work: workOf(using(log)), log: new WeakRef(log) };
		};
		const { work, log } = start();
		assert.equal(work.now(), 5);
		setFlagsFromString("--expose-gc");
		const collect = runInNewContext("gc") as () => void;
		// A weak reference created in this turn of the event loop keeps its target alive until the next one.
		await new Promise(setImmediate);
		collect();
		assert.equal(log.deref(), undefined);
		assert.equal(work.now(), 5);
	});
});
