import assert from "node:assert/strict";
import fc from "fast-check";
import { quote, toMarkdown, toPlainText } from "../../../../../server/src/core/features/hover/explanation.ts";
import { codeSpan, escapeMarkdown } from "../../../../../server/src/core/features/markdown.ts";
import { sourceParts } from "../../../../../server/src/core/sip/facts/documents.ts";
import { check, checkStart, hoverAt, message } from "./hoverHelper.ts";

suite("hover: text from a log is never Markdown", () => {
	test("code spans can contain any backticks", () => {
		assert.equal(codeSpan("plain"), "`plain`");
		assert.equal(codeSpan("a`b"), "``a`b``");
		assert.equal(codeSpan("`"), "`` ` ``");
		assert.equal(codeSpan("```"), "```` ``` ````");
		assert.equal(codeSpan(" a "), "`  a  `");
		assert.equal(codeSpan("  "), "(empty)");
		assert.equal(codeSpan("a\r\n\r\n# b"), "`a # b`");
		assert.equal(codeSpan("a\u202Eb\u0000"), "`a\\u{202e}b\\u{0}`");
	});

	test("a code span is cut, but not inside a character", () => {
		assert.equal(codeSpan("x".repeat(500)), `\`${"x".repeat(120)}…\``);
		assert.equal(codeSpan(`${"x".repeat(119)}😀😀`), `\`${"x".repeat(119)}…\``);
	});

	test("text is escaped", () => {
		const cases: readonly (readonly [string, string])[] = [
			["[x](command:evil)", "\\[x\\](command:evil)"],
			["![x](https://e.x/p.png)", "\\!\\[x\\](https\\://e.x/p.png)"],
			['<img src="x" onerror="y">', '\\<img src="x" onerror="y"\\>'],
			["<https://e.x>", "\\<https\\://e.x\\>"],
			["see www.example.com", "see www\\.example.com"],
			// There is no word boundary after an underscore, and renderers create a link there all the same.
			["_www.example.com`", "\\_www\\.example.com\\`"],
			["a  \t b", "a b"],
			["alice@example.com", "alice\\@example.com"],
			["&lt;b&gt;", "\\&lt;b\\&gt;"],
			["$(gear) *a* _b_ ~~c~~ `d`", "\\$(gear) \\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`"],
			["a | b \\ c", "a \\| b \\\\ c"],
			["one\n\n# two", "one # two"],
		];
		for (const [text, escaped] of cases) assert.equal(escapeMarkdown(text), escaped);
	});

	test("nothing opens a block at the start of a line", () => {
		const starts = ["# a", "- a", "+ a", "1. a", "12) a", "=== a", "     a"];
		const expected = ["\\# a", "\\- a", "\\+ a", "1\\. a", "12\\) a", "\\=== a", "a"];
		assert.deepEqual(
			starts.map((meaning) => toMarkdown({ title: "t", meaning }).split("\n\n")[1]),
			expected.map((line) => `${line}.`),
		);
		for (const [index, fact] of starts.entries()) {
			assert.equal(toMarkdown({ title: "t", facts: [fact] }), `**t**\n\n- ${expected[index]}`);
		}
	});

	test("in a whole explanation", () => {
		const explanation = {
			title: "a*b",
			kind: "<i>",
			meaning: ["Says ", quote("`<b>`"), " here"],
			facts: [undefined, ["x: ", quote("[a](b)")]],
			source: "RFC 3261 §20.1; [MS-SIPAE]; Public client traces",
		} as const;
		assert.equal(
			toMarkdown(explanation),
			"**a\\*b** · \\<i\\>\n\nSays `` `<b>` `` here.\n\n- x: `[a](b)`\n\n[RFC 3261 §20.1](https://www.rfc-editor.org/rfc/rfc3261#section-20.1) · \\[MS-SIPAE\\] SIP Authentication Extensions · Public client traces",
		);
		assert.equal(
			toPlainText(explanation),
			"a*b · <i>\nSays `<b>` here.\n- x: [a](b)\nRFC 3261 §20.1, https://www.rfc-editor.org/rfc/rfc3261#section-20.1 · [MS-SIPAE] SIP Authentication Extensions · Public client traces",
		);
	});

	test("a hostile log", () => {
		check('ms-diagnostics: 49<|>99;reason="[x](command:evil) <img src=y>"', /`\[x\]\(command:evil\) <img src=y>`/);
		checkStart("SIP/2.0 400 [x](command:e<|>vil) <img>", /^\*\*400 \\\[x\\\]\(command:evil\) \\<img\\>\*\*/);
		check("Event: presence;id<|>=`x`", /^\*\*id\*\*/);
		const shown = hoverAt(message("SIP/2.0 50<|>0 x", ['Reason: SIP;text="![a](https://e.x) # b"']))!;
		assert.match(shown.markdown, /\\!\\\[a\\\]\(https\\:\/\/e\.x\) # b/);
	});

	test("every special character in a line is escaped, and removing the escapes restores the line", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary-ascii", maxLength: 60 }), (text) => {
				const escaped = escapeMarkdown(text);
				assert.doesNotMatch(escaped, /(?<!\\)(?:\\\\)*[`*_[\]<>|~&$@!^]/);
				assert.equal(escaped.replace(/\\([\\`*_[\]<>|~&$@!^:.])/g, "$1"), toPlainText({ title: text }));
			}),
		);
	});

	test("a code span is only closed by its own fence", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("`", "``", " ", "a", "<"), maxLength: 20 }), (text) => {
				const span = codeSpan(text);
				if (span === "(empty)") return;
				const fence = /^`+/.exec(span)![0];
				const inner = span.slice(fence.length, -fence.length);
				assert.ok(span.endsWith(fence));
				assert.ok([...inner.matchAll(/`+/g)].every(([run]) => run !== fence));
				assert.ok(!inner.startsWith("`") && !inner.endsWith("`"));
			}),
		);
	});
});

suite("hover: sources", () => {
	test("RFCs link to the section, documents only if their page is known", () => {
		assert.deepEqual(sourceParts("RFC 3261 §8.1.1.7; RFC 3428"), [
			{ text: "RFC 3261 §8.1.1.7", url: "https://www.rfc-editor.org/rfc/rfc3261#section-8.1.1.7" },
			{ text: "RFC 3428", url: "https://www.rfc-editor.org/rfc/rfc3428" },
		]);
		assert.match(sourceParts("[MS-CONMGMT] 2.2.1")[0]!.url!, /^https:\/\/learn\.microsoft\.com\/.*\/ms-conmgmt\//);
		assert.deepEqual(sourceParts("[MS-SIPAE]"), [{ text: "[MS-SIPAE] SIP Authentication Extensions" }]);
		assert.deepEqual(sourceParts("[MS-OCER] (text of id 12007)"), [{ text: "[MS-OCER] (text of id 12007)" }]);
	});
});
