import assert from "node:assert/strict";
import { Interner, NO_SYMBOL } from "../../../../server/src/core/logIndex/interner.ts";
import { collidingWords, fixedHash } from "../../../support/collidingWords.ts";
import { assertAsFast } from "../../../support/cpuTime.ts";

suite("interner", () => {
	test("equal texts get equal numbers", () => {
		const symbols = new Interner("abcabcx");
		const abc = symbols.intern(0, 3);
		assert.equal(symbols.intern(3, 6), abc);
		assert.equal(symbols.text(abc), "abc");
		assert.notEqual(symbols.intern(0, 2), abc);
		assert.equal(symbols.intern(2, 2), NO_SYMBOL);
		assert.equal(symbols.count, 3);
	});

	test("many texts, interned before and after it is sealed", () => {
		const words = Array.from({ length: 5000 }, (_, number) => `w${number};`);
		const text = words.join("") + words.join("");
		const symbols = new Interner(text);
		const intern = (from: number) => {
			let at = from;
			return words.map((word) => {
				at += word.length;
				return symbols.intern(at - word.length, at);
			});
		};
		const first = intern(0);
		assert.equal(new Set(first).size, words.length);
		symbols.seal();
		assert.deepEqual(intern(text.length / 2), first);
		assert.equal(symbols.count, words.length + 1);
		const more = symbols.intern(0, 5);
		assert.equal(symbols.text(more), text.slice(0, 5));
	});

	test("words chosen to collide under a fixed hash are found as fast as others", () => {
		const chosen = collidingWords(13);
		assert.equal(new Set(chosen.map(fixedHash)).size, 1);
		const plain = chosen.map((word, number) => word.slice(0, -5) + String(number).padStart(5, "0"));
		assertAsFast(
			() => internAll(chosen),
			() => internAll(plain),
		);
	});
});

function internAll(words: readonly string[]): void {
	const symbols = new Interner(words.join("").repeat(2));
	let at = 0;
	for (const word of [...words, ...words]) {
		symbols.intern(at, at + word.length);
		at += word.length;
	}
	assert.equal(symbols.count, words.length + 1);
}
