import assert from "node:assert/strict";
import { Column, ShortColumn } from "../../../../server/src/core/logIndex/columns.ts";

suite("column", () => {
	test("grows, and keeps its values when sealed", () => {
		const column = new Column(0);
		for (let value = 0; value < 1000; value++) column.push(value * 3);
		column.seal();
		assert.equal(column.count, 1000);
		assert.equal(column.at(999), 2997);
		assert.equal(column.lastAtMost(2996), 998);
		assert.equal(column.lastAtMost(5000), 999);
	});

	test("can be appended to after it is sealed", () => {
		const column = new Column(4);
		column.seal();
		column.push(7);
		column.seal();
		column.push(8);
		assert.deepEqual([column.count, column.at(0), column.at(1)], [2, 7, 8]);
	});

	test("holds 32 bits", () => {
		const column = new Column(1);
		column.push(0xffffffff);
		assert.equal(column.at(0), 0xffffffff);
	});
});

suite("short column", () => {
	test("grows, and holds 16 bits", () => {
		const column = new ShortColumn();
		for (let value = 0; value < 1000; value++) column.push(0xffff - value);
		assert.deepEqual([column.count, column.at(0), column.at(999)], [1000, 0xffff, 0xffff - 999]);
	});
});
