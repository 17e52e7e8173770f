// Loading of rows, without a browser: what is shown while a log is written faster than its rows can be loaded.

import assert from "node:assert/strict";
import { createPages } from "../../client/webview/pages.ts";
import type { LadderRow } from "../../server/src/protocol.ts";

suite("diagram view: pages", () => {
	const gap = (text: string): LadderRow => ({ kind: "gap", text });

	/** Pages whose responses arrive when the test says so. */
	function slow() {
		const answers: ((text: string) => Promise<void>)[] = [];
		const arrived: (readonly number[])[] = [];
		const pages = createPages<LadderRow>(
			(from, count) =>
				new Promise((resolve) => {
					answers.push(async (text) => {
						resolve(Array.from({ length: count }, (_, at) => gap(`${text} ${from + at}`)));
						await new Promise(setImmediate);
					});
				}),
			(rows) => arrived.push(rows),
		);
		const text = (index: number) => {
			const row = pages.row(index);
			return row && "text" in row ? row.text : undefined;
		};
		return { pages, answers, arrived, text };
	}

	test("shows outdated rows until newer ones arrive", async () => {
		const { pages, answers, text } = slow();
		pages.reset(10);
		pages.want(0, 9);
		void pages.renew(12, false);
		await answers[0]!("old");
		assert.equal(text(3), "old 3");
		await answers[1]!("new");
		assert.equal(text(3), "new 3");
	});

	test("older rows never replace newer ones", async () => {
		const { pages, answers, text } = slow();
		pages.reset(10);
		pages.want(0, 9);
		void pages.renew(12, false);
		await answers[1]!("new");
		await answers[0]!("old");
		assert.equal(text(3), "new 3");
	});

	test("never shows rows of another diagram", async () => {
		const { pages, answers, arrived, text } = slow();
		pages.reset(10);
		pages.want(0, 9);
		pages.reset(10);
		pages.want(0, 9);
		await answers[0]!("other");
		assert.equal(text(3), undefined);
		assert.deepEqual(arrived, []);
	});

	test("reloading resolves once the visible rows, or the new end, have arrived", async () => {
		const { pages, answers, text } = slow();
		pages.reset(100);
		pages.want(90, 99);
		await answers[0]!("old");
		let isDone = false;
		const renewed = pages.renew(250, true).then(() => {
			isDone = true;
		});
		assert.equal(text(95), "old 95");
		await answers[1]!("new");
		await renewed;
		assert.equal(isDone, true);
		assert.equal(text(249), "new 249");
	});

	test("reports only rows that differ", async () => {
		const { pages, answers, arrived } = slow();
		pages.reset(100);
		pages.want(0, 9);
		await answers[0]!("same");
		void pages.renew(100, false);
		await answers[1]!("same");
		assert.deepEqual(
			arrived.map((rows) => rows.length),
			[100, 0],
		);
	});
});
