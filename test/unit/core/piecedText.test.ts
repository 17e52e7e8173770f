import assert from "node:assert/strict";
import fc from "fast-check";
import { type LogText, replaced } from "../../../server/src/core/index.ts";
import { textOf } from "../../../server/src/core/piecedText.ts";

suite("a text in pieces", () => {
	test("behaves like the string", () => {
		fc.assert(
			fc.property(anyPieces, fc.array(anyQuestion, { maxLength: 20 }), (pieces, questions) => {
				const text = textOf(pieces);
				const whole = pieces.join("");
				assert.equal(text.length, whole.length);
				for (const [ask, one, other, piece] of questions) {
					assert.deepEqual(
						ask(text, one, other, piece),
						ask(whole, one, other, piece),
						`${ask} ${one} ${other} ${piece}`,
					);
				}
			}),
			{ numRuns: 5000 },
		);
	});

	test("replacements give the same text as in a string, whatever their number", () => {
		const anyReplacements = fc.array(fc.tuple(fc.nat(9), fc.nat(3), anyPiece), { minLength: 1, maxLength: 9 });
		fc.assert(
			fc.property(anyPieces, fc.array(anyReplacements, { maxLength: 40 }), fc.nat(6), (pieces, edits, small) => {
				let text = textOf(pieces);
				let expected = pieces.join("");
				for (const edit of edits) {
					let at = 0;
					const replacements = edit.map(([skip, length, put]) => {
						const start = Math.min(at + skip, expected.length);
						at = Math.min(start + length, expected.length);
						return { start, end: at, text: put };
					});
					text = replaced(text, replacements, small);
					for (const { start, end, text: put } of replacements.toReversed()) {
						expected = expected.slice(0, start) + put + expected.slice(end);
					}
					assert.equal(text.slice(), expected);
				}
				assert.equal(text.toString(), expected);
				assert.equal(text.slice(), expected);
			}),
			{ numRuns: 1000 },
		);
	});

	test("one piece is a string", () => {
		assert.equal(textOf([]), "");
		assert.equal(textOf(["a"]), "a");
		assert.equal(replaced("ab", [{ start: 1, end: 1, text: "x" }]), "axb");
	});

	test("a growing log does not fall into many pieces", () => {
		let text: LogText = "x".repeat(200_000);
		for (let time = 0; time < 1000; time++) {
			text = replaced(text, [{ start: text.length, end: text.length, text: "y".repeat(100) }]);
		}
		assert.equal(text.slice(), "x".repeat(200_000) + "y".repeat(100_000));
	});
});

const anyPiece = fc.string({ unit: fc.constantFrom("a", "b", "\r\n", "\n", "😀"), maxLength: 4 });
const anyPieces = fc.array(anyPiece, { maxLength: 6 }).map((pieces) => pieces.filter((piece) => piece !== ""));
const anyPlace = fc.integer({ min: -3, max: 30 });

type Question = (text: LogText, one: number, other: number, piece: string) => unknown;

const QUESTIONS: readonly Question[] = [
	(text, one) => text.charAt(one),
	(text, one) => text.charCodeAt(one),
	(text, one) => text.codePointAt(one),
	(text) => text.slice(),
	(text, one) => text.slice(one),
	(text, one, other) => text.slice(one, other),
	(text, _one, _other, piece) => text.indexOf(piece),
	(text, one, _other, piece) => text.indexOf(piece, one),
	(text, _one, _other, piece) => text.startsWith(piece),
	(text, one, _other, piece) => text.startsWith(piece, one),
];
const anyQuestion = fc.tuple(fc.constantFrom(...QUESTIONS), anyPlace, anyPlace, anyPiece);
