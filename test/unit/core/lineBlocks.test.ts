// The origin of the lines of a text: the blocks, and the mapping of each line.

import assert from "node:assert/strict";
import fc from "fast-check";
import { lineBlocks, sourceLineOf } from "../../../server/src/core/lineBlocks.ts";

suite("line blocks", () => {
	test("consecutive lines are one block", () => {
		const lines = [4, 5, 6, 9, 9, 10];
		assert.deepEqual(
			lineBlocks(lines.length, (line) => lines[line]!),
			[
				{ line: 0, sourceLine: 4, count: 3 },
				{ line: 3, sourceLine: 9, count: 1 },
				{ line: 4, sourceLine: 9, count: 2 },
			],
		);
		assert.deepEqual(
			lineBlocks(0, () => 0),
			[],
		);
	});
	test("property: each line maps to its origin", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(9), { minLength: 1 }), (lines) => {
				const blocks = lineBlocks(lines.length, (line) => lines[line]!);
				for (const [line, from] of lines.entries()) assert.equal(sourceLineOf(blocks, line)?.line, from);
			}),
		);
	});
	test("a line outside all blocks counts as the nearest one before it, otherwise as the first", () => {
		const blocks = [
			{ line: 2, sourceLine: 10, count: 2 },
			{ line: 6, sourceLine: 30, count: 1 },
		];
		const lines = [0, 2, 3, 5, 6, 99].map((line) => sourceLineOf(blocks, line)?.line);
		assert.deepEqual(lines, [10, 10, 11, 11, 30, 30]);
		assert.equal(sourceLineOf([], 0), undefined);
	});
	test("several sources", () => {
		const blocks = [
			{ line: 0, sourceLine: 7, count: 2, source: 1 },
			{ line: 2, sourceLine: 3, count: 1 },
		];
		assert.deepEqual(
			[1, 2].map((line) => sourceLineOf(blocks, line)),
			[
				{ source: 1, line: 8 },
				{ source: 0, line: 3 },
			],
		);
	});
});
