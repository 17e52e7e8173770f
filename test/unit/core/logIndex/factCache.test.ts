// Facts about messages: computed once, and kept for unchanged messages.

import assert from "node:assert/strict";
import { factCache } from "../../../../server/src/core/logIndex/factCache.ts";

suite("kept facts", () => {
	const read = (asked: number[], number: number) => {
		asked.push(number);
		return `fact ${number}`;
	};

	test("each is computed once", () => {
		const asked: number[] = [];
		const facts = factCache(3);
		assert.equal(facts.of(asked, read)(1), "fact 1");
		assert.equal(facts.of(asked, read)(1), "fact 1");
		assert.deepEqual(asked, [1]);
	});

	test("an undefined value is cached, too", () => {
		let count = 0;
		const nothing = () => {
			count++;
			return undefined;
		};
		const facts = factCache(1);
		facts.of(null, nothing)(0);
		facts.of(null, nothing)(0);
		assert.equal(count, 1);
	});

	test("after a change, facts before and after it are found under their new numbers", () => {
		const asked: number[] = [];
		const facts = factCache(4);
		for (const number of [0, 1, 2, 3]) facts.of(asked, read)(number);
		// Message 1 has become the messages 1 and 2.
		const changed = facts.changed(5, { from: 1, to: 3, by: 1 });
		asked.length = 0;
		const found = [0, 1, 2, 3, 4].map(changed.of(asked, read));
		assert.deepEqual(found, ["fact 0", "fact 1", "fact 2", "fact 2", "fact 3"]);
		assert.deepEqual(asked, [1, 2]);
	});

	test("facts about unchanged messages are kept, and no others", () => {
		const asked: number[] = [];
		const facts = factCache(3);
		for (const number of [0, 1, 2]) facts.of(asked, read)(number);
		const unchanged = facts.unchanged(4, (number) => number === 0 || number === 2);
		asked.length = 0;
		assert.deepEqual([0, 1, 2, 3].map(unchanged.of(asked, read)), ["fact 0", "fact 1", "fact 2", "fact 3"]);
		assert.deepEqual(asked, [1, 3]);
	});

	test("facts far from a change are shared, and one version can use what the other computes", () => {
		const asked: number[] = [];
		const facts = factCache(2000);
		facts.of(asked, read)(5);
		const changed = facts.changed(2000, { from: 1000, to: 1001, by: 0 });
		asked.length = 0;
		assert.equal(changed.of(asked, read)(5), "fact 5");
		assert.equal(changed.of(asked, read)(1999), "fact 1999");
		assert.equal(facts.of(asked, read)(1999), "fact 1999");
		facts.of(asked, read)(1000);
		changed.of(asked, read)(1000);
		assert.deepEqual(asked, [1999, 1000, 1000]);
	});

	test("the facts from before the change stay as they were", () => {
		const asked: number[] = [];
		const facts = factCache(2);
		facts.of(asked, read)(1);
		facts.changed(2, { from: 0, to: 2, by: 0 }).of(asked, read)(1);
		assert.equal(facts.of(asked, read)(1), "fact 1");
		assert.deepEqual(asked, [1, 1]);
	});
});
