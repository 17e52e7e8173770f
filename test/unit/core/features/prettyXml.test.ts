import assert from "node:assert/strict";
import { prettyXml } from "../../../../server/src/core/features/prettyXml.ts";
import { cpuTime } from "../../../support/cpuTime.ts";

suite("prettyXml", () => {
	test("each element on its own line", () => {
		check('<?xml version="1.0"?><a x="1"><b/><c>text</c><d></d><e> </e></a>', [
			'<?xml version="1.0"?>',
			'<a x="1">',
			"  <b/>",
			"  <c>text</c>",
			"  <d></d>",
			"  <e> </e>",
			"</a>",
		]);
		check("<a>\r\n<b>\r\n\t<c/></b></a>", ["<a>", "  <b>", "    <c/>", "  </b>", "</a>"]);
	});

	test("nothing else changes: quotes, entities, comments, prefixes, characters beyond the basic plane", () => {
		check("<s:a xmlns:s='urn:&lt;\"' z='' a=\"\"><!-- <x> --><s:b>&amp;&#x20;\u{1F600}</s:b><s:c/></s:a>", [
			"<s:a xmlns:s='urn:&lt;\"' z='' a=\"\">",
			"  <!-- <x> -->",
			"  <s:b>&amp;&#x20;\u{1F600}</s:b>",
			"  <s:c/>",
			"</s:a>",
		]);
		check('<!DOCTYPE a [<!ENTITY b "<c>">]><a><?p i?><b/></a>', [
			'<!DOCTYPE a [<!ENTITY b "<c>">]>',
			"<a>",
			"  <?p i?>",
			"  <b/>",
			"</a>",
		]);
	});

	test("an element with text of its own keeps its content", () => {
		check('<a><p>some <b>bold</b><i/> text</p><q><![CDATA[ <x> ]]><r/></q><s xml:space="preserve"> <t/></s></a>', [
			"<a>",
			"  <p>some <b>bold</b><i/> text</p>",
			"  <q><![CDATA[ <x> ]]><r/></q>",
			'  <s xml:space="preserve"> <t/></s>',
			"</a>",
		]);
	});

	test("XML that is not well-formed stays unchanged", () => {
		for (const text of [
			"",
			"text",
			"<a>",
			"<a><b></a>",
			"<a",
			"<a/><b/>",
			"<a>&nbsp;</a>",
			"<a b=c/>",
			"- <a>\n <b/>\n</a>",
			"<a b='1' b='2'/>",
			"<\uD800/>",
			"<a>\0</a>",
		]) {
			assert.equal(prettyXml(text), text);
		}
	});

	test("formatting is idempotent, and changes only white space", () => {
		const text = `<a>${"<b><c/><d>x y</d></b>\n".repeat(50)}</a>`;
		const pretty = prettyXml(text);
		assert.equal(prettyXml(pretty), pretty);
		assert.equal(pretty.replaceAll(/\s/g, ""), text.replaceAll(/\s/g, ""));
	});

	test("a huge or hostile document is fast", () => {
		for (const text of [
			`<a>${'<b x="1" y="2"/>'.repeat(100_000)}</a>`,
			"<a>".repeat(100_000) + "</a>".repeat(100_000),
			"<a>".repeat(500_000),
			`<a ${"x".repeat(1_000_000)}`,
		]) {
			const time = cpuTime(() => prettyXml(text));
			assert.ok(time < 3000, `${time} ms`);
		}
	});

	test("deeply nested short tags do not give quadratic output", () => {
		for (const depth of [1000, 10_000, 90_000]) {
			const xml = `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
			const { length } = prettyXml(xml);
			assert.ok(length > xml.length && length <= 6 * xml.length + 700_000, `${length} characters of ${xml.length}`);
		}
	});

	test("too many tags are left unchanged", () => {
		const xml = `<a>${"<b/>".repeat(200_000)}</a>`;
		assert.equal(prettyXml(xml), xml);
	});
});

function check(xml: string, lines: readonly string[]): void {
	assert.equal(prettyXml(xml), lines.join("\n"));
}
