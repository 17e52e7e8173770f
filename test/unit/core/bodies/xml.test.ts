import assert from "node:assert/strict";
import {
	attribute,
	booleanOf,
	child,
	descendants,
	leafValues,
	readXml,
	rootName,
	wholeNumber,
	type XmlElement,
} from "../../../../server/src/core/bodies/xml.ts";
import { at, readAt } from "./bodyHelper.ts";

suite("bodies: XML", () => {
	test("names without prefixes, attributes, text, and places in the log", () => {
		const { found, text } = readAt(
			readXml,
			"<?xml version='1.0'?>\r\n<!-- <b> --><a:b x:y='1' y='2' z=\"3\" xmlns:a='urn:q'>t&amp;<c/>u<![CDATA[<x>]]><d>e</d></a:b>",
		);
		assert.ok(found);
		assert.equal(found.name, "b");
		assert.equal(found.namespace, "urn:q");
		assert.deepEqual(
			[...found.attributes],
			[
				["y", "1"],
				["z", "3"],
			],
		);
		assert.equal(found.text, "t&u<x>");
		assert.deepEqual(
			found.children.map(({ span }) => at(text, span)),
			["<c/>", "<d>e</d>"],
		);
		assert.match(at(text, found.span), /^<a:b .*<\/a:b>$/);
		assert.ok(found.complete);
	});

	test("a truncated or damaged document gives what came before", () => {
		check("<a><b>text</b><c>cut", "a(b!:text c)");
		check("<a><b>text</b><c d='", "a(b!:text)");
		check("<a><b>1</b><c>&unknown;</c></a>", "a(b!:1 c)");
		check("<a><b>1</b></c></a>", "a(b!:1)");
		check("<a/><b/>", "a!");
		check("<a>1</a> trailing", "a!:1");
		check("- <a>\r\n- <b>1</b></a>", "a!:-(b!:1)");
		check("no document", undefined);
		check("<", undefined);
		check("", undefined);
	});

	test("limits on depth and number", () => {
		const deep = readAt(readXml, `${"<a>".repeat(5000)}x${"</a>".repeat(5000)}`).found;
		assert.equal(descendants(deep, "a").length, 63);
		assert.ok(deep?.complete);
		const wide = readAt(readXml, `<a>${"<b/>".repeat(30_000)}</a>`).found;
		assert.equal(wide?.children.length, 19_999);
		assert.equal(wide.complete, false);
	});

	test("entities defined in the document are not expanded", () => {
		check('<!DOCTYPE a [<!ENTITY x "xxxxxxxx">]><a><b>1</b><c>&x;&x;</c></a>', "a(b!:1 c)");
	});

	test("the root without reading the document", () => {
		const root = (body: string) => readAt(rootName, body).found;
		assert.equal(root("<?xml version='1.0'?><!-- c --><!DOCTYPE x>\r\n<Soap:Envelope a='1'>"), "envelope");
		assert.equal(root("<list/>"), "list");
		assert.equal(root("<?xml never ends"), "");
		assert.equal(root("text"), "");
		assert.equal(root(""), "");
	});

	test("names and attributes in any case; numbers and booleans as written", () => {
		const { found } = readAt(readXml, "<a RequestId='7'><Code> 404 </Code><b><c>x</c><c/></b></a>");
		assert.equal(attribute(found, "requestid"), "7");
		assert.equal(attribute(found, "other"), undefined);
		assert.equal(child(found, "code")?.text, "404");
		assert.deepEqual(
			leafValues(found, 9).map(({ name, value }) => `${name}=${value}`),
			["Code=404", "c=x"],
		);
		assert.equal(wholeNumber("12"), 12);
		assert.equal(wholeNumber("0x12"), undefined);
		assert.equal(booleanOf(" TRUE "), true);
		assert.equal(booleanOf("0"), false);
		assert.equal(booleanOf("perhaps"), undefined);
	});
});

function check(body: string, expected: string | undefined): void {
	const { found } = readAt(readXml, body);
	assert.equal(found && shown(found), expected);
}

/** `name!` of a complete element, `:` and its text, its children in brackets. */
function shown({ name, complete, text, children }: XmlElement): string {
	const inner = children.length > 0 ? `(${children.map(shown).join(" ")})` : "";
	return `${name}${complete ? "!" : ""}${text ? `:${text.replace(/\s+/g, " ").split(" ", 1)[0]}` : ""}${inner}`;
}
