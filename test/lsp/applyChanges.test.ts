// The changes of one notification: the same text as applying them one after another, without a pass over the text for each.

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { indexLines } from "../../server/src/core/index.ts";
import { documentLines } from "../../server/src/lsp/columns.ts";
import type { PositionEncoding } from "../../server/src/lsp/editor.ts";
import { applyChanges } from "../../server/src/lsp/logs/applyChanges.ts";
import * as toProto from "../../server/src/lsp/toProto.ts";

suite("changes of a document", () => {
	test("each refers to the text as the changes before it left it", () => {
		const changes = [change(0, 1, 0, 2, "x\ny"), change(1, 1, 1, 2, ""), change(0, 0, 0, 0, "z")];
		assert.equal(apply("abc\ndef", changes), "zax\ny\ndef");
	});

	test("a change without a range replaces the text, and the next one refers to the new text", () => {
		assert.equal(apply("abc", [change(0, 0, 0, 1, "x"), { text: "new\n" }, change(1, 0, 1, 0, "end")]), "new\nend");
	});

	test("a position outside the text or its line counts as the nearest valid one", () => {
		assert.equal(apply("ab\ncd", [change(0, 9, 0, 9, "!"), change(9, 0, 9, 9, "?")]), "ab!\ncd?");
	});

	test("a range that ends before it starts is turned round", () => {
		assert.equal(apply("abcdef", [change(0, 4, 0, 1, "x"), change(0, 3, 0, 0, "y")]), "yf");
	});

	test("any changes of any text: the same result as the library gives, one by one", () => {
		fc.assert(
			fc.property(text, fc.array(anyChange, { maxLength: 8 }), (original, changes) => {
				assert.equal(apply(original, changes), oneByOne(original, changes));
			}),
			{ numRuns: 3000 },
		);
	});

	for (const encoding of ["utf-8", "utf-32"] as const) {
		test(`columns counted in ${encoding}`, () => {
			fc.assert(
				fc.property(
					anyText,
					fc.array(fc.tuple(fc.nat(60), fc.nat(6), anyText), { maxLength: 6 }),
					(original, wanted) => {
						let expected = original;
						const changes = wanted.map(([from, length, put]) => {
							const lines = documentLines(indexLines(expected), expected, encoding);
							const start = whole(expected, from);
							const end = whole(expected, start + length);
							const range = toProto.range(lines, { start, end });
							assert.deepEqual(range.end, encodedPosition(expected, end, encoding));
							const replaced = toProto.span(lines, range);
							expected = expected.slice(0, replaced.start) + put + expected.slice(replaced.end);
							return { range, text: put };
						});
						assert.equal(apply(original, changes, encoding), expected);
					},
				),
				{ numRuns: 2000 },
			);
		});
	}

	for (const order of ["up", "down"] as const) {
		test(`changes that go ${order}, as in a Replace All`, () => {
			fc.assert(
				fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(4), piece), { maxLength: 12 }), (original, wanted) => {
					const changes = ordered(original, wanted, order);
					assert.equal(apply(original, changes), oneByOne(original, changes));
				}),
				{ numRuns: 2000 },
			);
		});

		test(`20,000 changes that go ${order} take few passes over a text of 2 MB`, () => {
			const lines = 40_000;
			const original = "a line of some fifty characters, of a long text..\n".repeat(lines);
			const numbers = Array.from({ length: lines / 2 }, (_, number) => 2 * number);
			if (order === "down") numbers.reverse();
			const changes = numbers.map((line) => change(line, 2, line, 6, "LINE"));
			const before = process.cpuUsage();
			const made = apply(original, changes);
			const ms = process.cpuUsage(before).user / 1000;
			assert.equal(made.split("LINE").length - 1, changes.length);
			// One pass per change would copy 40 GB.
			assert.ok(ms < 2000, `${ms} ms`);
		});
	}
});

function apply(
	original: string,
	changes: readonly TextDocumentContentChangeEvent[],
	encoding: PositionEncoding = "utf-16",
): string {
	const lines = () => documentLines(indexLines(original), original, encoding);
	const { text, change } = applyChanges(original, lines, changes, encoding);
	if (change) {
		const { start, oldEnd, newEnd } = change;
		assert.equal(text.slice(0, start), original.slice(0, start));
		assert.equal(text.slice(newEnd), original.slice(oldEnd));
	} else assert.ok(changes.some((each) => !("range" in each)));
	return text.toString();
}

/** The nearest position at or before an offset that is not within a character. */
function whole(text: string, offset: number): number {
	const at = Math.min(offset, text.length);
	return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** A position in an editor's encoding; one within a line ending counts as the end of the line. */
function encodedPosition(text: string, offset: number, encoding: "utf-8" | "utf-32"): Position {
	const lines = text.slice(0, offset).split(/\r\n|\n|\r(?!$)/);
	const last = lines.at(-1)!;
	const isEnded = last.endsWith("\r") && text.charAt(offset) !== "\n";
	const line = isEnded ? "" : last.replace(/\r$/, "");
	const character = encoding === "utf-8" ? Buffer.byteLength(line) : [...line].length;
	return { line: lines.length - (isEnded ? 0 : 1), character };
}

/** A new document for each change: the library's line offsets are wrong after a change that begins outside the text. */
function oneByOne(original: string, changes: readonly TextDocumentContentChangeEvent[]): string {
	let made = original;
	for (const each of changes) {
		made = TextDocument.update(TextDocument.create("file:///a.log", "rtcdll", 1, made), [each], 2).getText();
	}
	return made;
}

function change(line: number, character: number, endLine: number, endCharacter: number, made: string) {
	return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text: made };
}

const piece = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r", "\r\n"), maxLength: 4 });
const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "\n", "\r\n", "\r"), maxLength: 60 });
const anyText = fc.string({ unit: fc.constantFrom("a", "é", "→", "🙂", "\n", "\r\n", "\r"), maxLength: 40 });
const anyChange: fc.Arbitrary<TextDocumentContentChangeEvent> = fc
	.oneof(
		{ weight: 9, arbitrary: fc.tuple(fc.nat(12), fc.nat(8), fc.nat(2), fc.nat(8), piece) },
		{ weight: 1, arbitrary: piece },
	)
	.map((made) => {
		if (typeof made === "string") return { text: made };
		const [line, character, more, endCharacter, put] = made;
		return change(line, character, line + more, endCharacter, put);
	});

/** Changes at ascending positions, each relative to the text after the previous ones. */
function ordered(
	original: string,
	wanted: readonly (readonly [number, number, string])[],
	order: "up" | "down",
): readonly TextDocumentContentChangeEvent[] {
	let document = TextDocument.create("file:///a.log", "rtcdll", 1, original);
	const places = wanted
		.map(([start, length, put]) => ({ start, length, put }))
		.sort((one, other) => one.start - other.start);
	if (order === "down") places.reverse();
	let grown = 0;
	let limit = order === "up" ? 0 : original.length;
	return places.map(({ start, length, put }) => {
		const all = document.getText().length;
		const from = order === "up" ? Math.min(all, Math.max(limit, start + grown)) : Math.min(limit, start);
		const to = order === "up" ? Math.min(all, from + length) : Math.min(limit, from + length);
		const made = { range: { start: document.positionAt(from), end: document.positionAt(to) }, text: put };
		document = TextDocument.update(document, [made], document.version + 1);
		grown += put.length - (to - from);
		limit = order === "up" ? from + put.length : from;
		return made;
	});
}
