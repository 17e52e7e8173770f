import assert from "node:assert/strict";
import { KeyMap } from "../../../../server/src/core/trace/keyMap.ts";

suite("key map", () => {
	test("absent, set, set anew", () => {
		const map = new KeyMap();
		assert.equal(map.get(0, 0, 0), undefined);
		map.set(0, 0, 0, 0);
		assert.equal(map.get(0, 0, 0), 0);
		map.set(0, 0, 0, 5);
		assert.equal(map.get(0, 0, 0), 5);
		assert.equal(map.get(0, 0, 1), undefined);
	});

	test("the parts of a key are not mixed up", () => {
		const map = new KeyMap();
		map.set(1, 2, 3, 10);
		map.set(3, 2, 1, 20);
		assert.deepEqual([map.get(1, 2, 3), map.get(3, 2, 1), map.get(2, 1, 3)], [10, 20, undefined]);
	});

	test("the greatest numbers", () => {
		const map = new KeyMap();
		map.set(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
		assert.equal(map.get(0xffffffff, 0xffffffff, 0xffffffff), 0xffffffff);
	});

	test("behaves like a map of strings while it grows", () => {
		const map = new KeyMap(1);
		const model = new Map<string, number>();
		for (let i = 0; i < 20_000; i++) {
			const key = [i % 97, i % 1013, i % 7] as const;
			map.set(...key, i);
			model.set(key.join(), i);
		}
		for (const [key, value] of model) {
			const [a, b, c] = key.split(",").map(Number) as [number, number, number];
			assert.equal(map.get(a, b, c), value);
		}
	});
});
