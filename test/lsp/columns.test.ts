// Editor positions as offsets, in each position encoding.

import assert from "node:assert/strict";
import { indexLines } from "../../server/src/core/text.ts";
import { documentLines } from "../../server/src/lsp/columns.ts";
import { POSITION_ENCODINGS } from "../../server/src/lsp/editor.ts";

suite("columns", () => {
	/** Characters of one, two, three and four UTF-8 bytes, the last of which takes two UTF-16 units. */
	const text = "aä€😀\nnext";
	const linesIn = (encoding: (typeof POSITION_ENCODINGS)[number]) => documentLines(indexLines(text), text, encoding);

	test("the column of each character", () => {
		const starts = [0, 1, 2, 3, 5];
		const found = POSITION_ENCODINGS.map((encoding) => starts.map((at) => linesIn(encoding).column(0, at)));
		assert.deepEqual(found, [
			[0, 1, 3, 6, 10],
			[0, 1, 2, 3, 5],
			[0, 1, 2, 3, 4],
		]);
		for (const [at, encoding] of POSITION_ENCODINGS.entries()) {
			const lines = linesIn(encoding);
			const back = found[at]!.map((column) => lines.offset(0, lines.end(0), column));
			assert.deepEqual(back, starts, encoding);
		}
	});

	test("a column past the end of the line counts as the end", () => {
		for (const encoding of POSITION_ENCODINGS) {
			const lines = linesIn(encoding);
			assert.equal(lines.offset(0, lines.end(0), 99), 5, encoding);
			assert.equal(lines.offset(lines.start(1), lines.end(1), 99), text.length, encoding);
		}
	});
});
