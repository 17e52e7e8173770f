// Invariants of a recovered text and its mapping, whatever it was recovered from.

import assert from "node:assert/strict";
import { recover } from "../../server/src/core/index.ts";

/**
 * Recovers a text. Its pieces must be in order in both texts and make up the whole recovered text, copies must be identical,
 * and the mapping of offsets must be monotonic.
 */
export function assertSoundRecovery(source: string): void {
	const { text, map, undone } = recover(source);
	if (undone.length === 0) assert.equal(text, source);
	let at = 0;
	let sourceAt = 0;
	for (let number = 0; number < map.count; number++) {
		const { start, end, sourceStart, sourceEnd, isCopy } = map.piece(number);
		assert.equal(start, at);
		assert.ok(sourceStart >= sourceAt && sourceEnd >= sourceStart && sourceEnd <= source.length, "in order");
		if (isCopy) assert.equal(text.slice(start, end), source.slice(sourceStart, sourceEnd));
		at = end;
		sourceAt = isCopy ? sourceEnd : sourceStart;
	}
	assert.equal(at, text.length);
	let before = 0;
	for (let offset = 0; offset <= text.length; offset += 7) {
		const there = map.sourceOffset(offset);
		assert.ok(there >= before && there <= source.length, "monotone");
		before = there;
	}
}
