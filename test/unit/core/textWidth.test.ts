import assert from "node:assert/strict";
import { cutText, padText, textWidth, wrapText } from "../../../server/src/core/textWidth.ts";

suite("text width", () => {
	test("ASCII characters take one column each", () => assert.equal(textWidth("sip:a@b"), 7));
	test("box-drawing characters take one", () => {
		const drawn = "│┊─╌▶◀✗·…";
		assert.equal(textWidth(drawn), drawn.length);
		// Next to another character, each of them is looked up.
		assert.equal(textWidth(`ü${drawn}`), drawn.length + 1);
	});
	test("letters with accents take one", () => assert.equal(textWidth("Grüße"), 5));
	test("a combining accent takes none", () => assert.equal(textWidth("u\u0308"), 1));
	test("Chinese, kana, Hangul and emoji take two", () => assert.equal(textWidth("登カ한😀"), 8));
	test("padding counts columns", () => assert.equal(padText("登", 4), "登  "));
	test("padding on the left", () => assert.equal(padText("7", 3, "right"), "  7"));
	test("a text that fits is not cut", () => assert.equal(cutText("abcdef", 6), "abcdef"));
	test("a longer text ends in an ellipsis", () => assert.equal(cutText("abcdefghi", 8), "abcde..."));
	test("a narrow column keeps whole words", () => assert.equal(cutText("500 Server Error", 6), "500"));
	test("half a wide character is left out", () => assert.equal(cutText("登录请求登", 8), "登录..."));
	test("without a width, no wrapping", () =>
		assert.deepEqual(wrapText("a ".repeat(100), undefined), ["a ".repeat(100)]));
	test("wraps between words", () => assert.deepEqual(wrapText("one two three", 8), ["one two", "three"]));
	test("a long word stays on its own line", () =>
		assert.deepEqual(wrapText("a sip:bob@contoso.com b", 6), ["a", "sip:bob@contoso.com", "b"]));
});
