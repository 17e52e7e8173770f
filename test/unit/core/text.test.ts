import assert from "node:assert/strict";
import fc from "fast-check";
import {
	copied,
	indexLines,
	isBlankLine,
	lastAtMost,
	skipBlanks,
	skipSpaces,
	slice,
	trimEnd,
} from "../../../server/src/core/text.ts";
import { parseMarks } from "../../support/fixture.ts";

/** The lines of `text`, and for each offset the line it is on. */
function check(text: string, lines: readonly string[], lineAt: string): void {
	const index = indexLines(text);
	const found = Array.from({ length: index.count }, (_, line) => text.slice(index.start(line), index.end(line)));
	assert.deepEqual(found, lines);
	const at = Array.from({ length: text.length + 1 }, (_, offset) => index.lineAt(offset)).join("");
	assert.equal(at, lineAt, "lineAt");
	assert.equal(index.start(index.count), text.length, "start behind the last line");
	assert.equal(index.end(index.count), text.length, "end behind the last line");
}

suite("text: lines", () => {
	test("empty text", () => check("", [""], "0"));
	test("one line without end", () => check("ab", ["ab"], "000"));
	test("LF", () => check("a\nb\n", ["a", "b", ""], "00112"));
	test("CRLF", () => check("a\r\nb\r\n", ["a", "b", ""], "0001112"));
	test("lone CR", () => check("a\rb\r", ["a", "b", ""], "00112"));
	test("mixed", () => check("a\r\nb\nc\rd", ["a", "b", "c", "d"], "00011223" + "3"));
	test("CR CR LF is a lone CR and a CRLF", () => check("a\r\r\nb", ["a", "", "b"], "0011" + "22"));
	test("LF CR is two line ends", () => check("a\n\rb", ["a", "", "b"], "00122"));
	test("only line ends", () => check("\n\r\n\r", ["", "", "", ""], "01123"));
	test("no line ending at the end", () => check("a\nb", ["a", "b"], "0011"));
	test("other separators do not end a line", () =>
		check("a\u2028b\u0085c\fd\ve", ["a\u2028b\u0085c\fd\ve"], "0000000000"));

	test("more lines than initially allocated", () => {
		const index = indexLines("\n".repeat(10_000));
		assert.equal(index.count, 10_001);
		assert.equal(index.lineAt(7777), 7777);
	});

	test("offsets outside the text count as its ends", () => {
		const index = indexLines("a\nb");
		assert.equal(index.lineAt(-5), 0);
		assert.equal(index.lineAt(99), 1);
	});

	test("blank lines", () => {
		const text = "\n \t\nx\n\r\n";
		const lines = indexLines(text);
		const found = Array.from({ length: lines.count }, (_, line) => isBlankLine(text, lines, line));
		assert.deepEqual(found, [true, true, false, true, true]);
	});
});

suite("text: search", () => {
	test("lastAtMost", () => {
		const values = [2, 4, 4, 9];
		const found = [0, 2, 3, 4, 5, 9, 10].map((limit) => lastAtMost(values, 4, limit));
		assert.deepEqual(found, [0, 0, 0, 2, 2, 3, 3]);
		assert.equal(lastAtMost(values, 2, 10), 1, "only the entries that count");
		assert.equal(lastAtMost([], 0, 1), 0);
	});

	test("white space", () => {
		const { text, ranges } = parseMarks("<| \t\r\n x \r\n|>");
		const { start, end } = ranges[0]!;
		assert.equal(skipBlanks(text, start, end), 2);
		assert.equal(skipSpaces(text, start, end), 5);
		assert.equal(trimEnd(text, start, end), 6);
		assert.equal(skipSpaces(text, 6, end), end);
		assert.equal(trimEnd(text, 0, 4), 0);
		assert.equal(slice(text, { start: 5, end: 6 }), "x");
	});

	test("a copy says what the piece says, whatever was copied before", () => {
		const piece = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }),
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				assert.deepEqual(pieces.map(copied), pieces);
			}),
		);
		const long = "x".repeat(1000);
		assert.equal(copied(long), long);
	});
});
