// Parts of the view that need no browser: lane columns, serialised work, and keys.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KEY_GROUPS } from "../../client/webview/ladder/keys.ts";
import { createLaneColumns } from "../../client/webview/ladder/laneColumns.ts";
import { oneAtATime } from "../../client/webview/ladder/oneAtATime.ts";
import type { LadderLane } from "../../server/src/protocol.ts";

suite("diagram view: lane columns", () => {
	const lanes = (names: string): readonly LadderLane[] =>
		[...names].map((name) => ({ name, address: "", product: "", isClient: false }));
	const shown = (columns: ReturnType<typeof createLaneColumns>) => columns.lanes.map(({ name }) => name).join("");

	test("moves the right one of two lanes next to the left one", () => {
		const columns = createLaneColumns();
		columns.describe(lanes("abcdef"), false);
		columns.gather(1, 4);
		assert.equal(shown(columns), "abecdf");
		columns.gather(5, 0);
		assert.equal(shown(columns), "afbecd");
		assert.deepEqual([0, 1, 2, 3, 4, 5].map(columns.columnOf), [0, 2, 4, 5, 3, 1]);
	});

	test("leaves adjacent lanes in place, and a lane paired with itself", () => {
		const columns = createLaneColumns();
		columns.describe(lanes("abc"), false);
		columns.gather(1, 2);
		columns.gather(0, 0);
		assert.equal(shown(columns), "abc");
	});

	test("keeps the columns while a log grows, and drops lanes when it restarts", () => {
		const columns = createLaneColumns();
		columns.describe(lanes("abcd"), false);
		columns.gather(0, 3);
		columns.describe(lanes("abcde"), true);
		assert.equal(shown(columns), "adbce");
		columns.describe(lanes("ab"), true);
		assert.equal(shown(columns), "ab");
		columns.gather(0, 1);
		columns.describe(lanes("xyz"), false);
		assert.equal(shown(columns), "xyz");
	});
});

suite("diagram view: one at a time", () => {
	test("requests during a run lead to a single run afterwards", async () => {
		let [running, most, runs] = [0, 0, 0];
		const work = oneAtATime(async () => {
			runs++;
			most = Math.max(most, ++running);
			await new Promise(setImmediate);
			running--;
		});
		await Promise.all([work(), work(), work(), work()]);
		assert.deepEqual({ most, runs }, { most: 1, runs: 2 });
		await work();
		assert.equal(runs, 3);
	});

	test("work that failed can be requested again", async () => {
		let runs = 0;
		const work = oneAtATime(() => (++runs === 1 ? Promise.reject(new Error("no")) : Promise.resolve()));
		await assert.rejects(work(), /no/);
		await work();
		assert.equal(runs, 2);
	});
});

suite("diagram view: keys", () => {
	test("no key has two meanings", () => {
		const all = KEY_GROUPS.flatMap(({ keys }) => keys.flatMap((key) => key.keys));
		assert.equal(new Set(all).size, all.length);
	});

	test("the documentation lists all keys", () => {
		const page = readFileSync(join(import.meta.dirname, "../../docs/diagram.md"), "utf8");
		for (const { shown, what } of KEY_GROUPS.flatMap(({ keys }) => keys)) {
			const row = `| ${shown.map((key) => `\`${key}\``).join(", ")} | ${what} |`;
			assert.ok(page.includes(row), row);
		}
	});
});
