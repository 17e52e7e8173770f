import assert from "node:assert/strict";
import { KeyMap } from "../../../../server/src/core/trace/keyMap.ts";
import { assertAsFast } from "../../../support/cpuTime.ts";

suite("key map", () => {
	test("absent, set, overwritten", () => {
		const map = new KeyMap();
		assert.equal(map.get(0, 0, 0), undefined);
		map.set(0, 0, 0, 0);
		assert.equal(map.get(0, 0, 0), 0);
		map.set(0, 0, 0, 5);
		assert.equal(map.get(0, 0, 0), 5);
		assert.equal(map.get(0, 0, 1), undefined);
	});

	test("the parts of a key are not interchangeable", () => {
		const map = new KeyMap();
		map.set(1, 2, 3, 10);
		map.set(3, 2, 1, 20);
		assert.deepEqual([map.get(1, 2, 3), map.get(3, 2, 1), map.get(2, 1, 3)], [10, 20, undefined]);
	});

	test("the largest numbers", () => {
		const map = new KeyMap();
		map.set(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
		assert.equal(map.get(0xffffffff, 0xffffffff, 0xffffffff), 0xffffffff);
	});

	test("behaves like a Map with string keys while it grows", () => {
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

	test("keys chosen to collide under a fixed hash are found as fast as others", () => {
		const chosen = Array.from({ length: 1 << 13 }, (_, number) => collidingKey(number));
		assert.equal(new Set(chosen).size, chosen.length);
		const plain = chosen.map((_, number) => number);
		assertAsFast(
			() => fill(chosen),
			() => fill(plain),
		);
	});

	test("a missing value is created once", () => {
		const map = new KeyMap();
		let made = 0;
		assert.deepEqual([map.getOrSet(1, 2, 3, () => made++), map.getOrSet(1, 2, 3, () => made++)], [0, 0]);
	});
});

function fill(numbers: readonly number[]): void {
	const map = new KeyMap();
	for (const number of numbers) map.set(1, number, 2, number);
	for (const number of numbers) assert.equal(map.get(1, number, 2), number);
}

/** The number whose hash, without a secret, has zeros in its low bits: the three steps of that hash, inverted one by one. */
function collidingKey(number: number): number {
	let value = number << 19;
	value ^= (value >>> 13) ^ (value >>> 26);
	value = Math.imul(value, inverse(0x2c1b3c6d));
	value ^= (value >>> 15) ^ (value >>> 30);
	value ^= Math.imul(1, 0x9e3779b1) ^ Math.imul(2, 0xc2b2ae3d);
	return Math.imul(value, inverse(0x85ebca77)) >>> 0;
}

/** The inverse of an odd number modulo 2^32: each step of Newton's method doubles the number of correct bits. */
function inverse(odd: number): number {
	let found = odd;
	for (let step = 0; step < 5; step++) found = Math.imul(found, 2 - Math.imul(odd, found));
	return found;
}
