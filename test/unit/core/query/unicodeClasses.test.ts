// `\p{…}` in a regular expression matches the same characters as in RE2, which is queried with its own tables.

import assert from "node:assert/strict";
import { RE2JS } from "re2js";
import { regularExpression } from "../../../../server/src/core/query/pattern.ts";
import { withRanges } from "../../../../server/src/core/query/unicodeClasses.ts";

const CHARACTERS = ["A", "a", "K", "\u212a", "7", " ", "-", "]", "é", "É", "ſ", "ß", "Ω", "中", "😀", "\u{10ffff}"];

suite("query: Unicode classes", () => {
	const expressions = [
		...[
			"\\p{Lu}",
			"\\P{Lu}",
			"\\pN",
			"\\PL",
			"\\p{^Greek}",
			"\\p{Han}+",
			"\\p{Emoji}",
			"\\p{Any}",
			"\\p{Ascii}",
			"\\p{Lc}",
		],
		...["[\\p{Greek}\\d]", "[^\\p{L}]", "[\\P{L}x]", "[]\\p{Han}]", "[^]\\pL]", "[[:alpha:]\\p{Han}]", "[[\\p{Han}]"],
		...["\\Q\\p{Han}\\E", "\\\\p{Han}", "\\[\\p{Han}", "[\\]\\p{Han}]", "(?-i)\\p{Lu}", "\\Q[\\E\\p{Han}"],
	];
	for (const expression of expressions) {
		test(expression, () => {
			const whole = `^(?:${expression})$`;
			const expected = RE2JS.compile(whole, RE2JS.CASE_INSENSITIVE);
			const actual = RE2JS.compile(withRanges(whole), RE2JS.CASE_INSENSITIVE);
			for (const text of [...CHARACTERS, "\\p{Han}", "[中", "\\ppppHan", "[\\中"]) {
				assert.equal(actual.test(text), expected.test(text), text);
			}
		});
	}

	test("an unknown name is reported", () => {
		for (const source of ["\\p{Klingon}", "[\\pQ]", "\\p{", "\\p"]) {
			assert.equal(withRanges(source), source);
			assert.match(
				(regularExpression(source) as { problem: string }).problem,
				/^This is not a valid regular expression/,
			);
		}
	});
});
