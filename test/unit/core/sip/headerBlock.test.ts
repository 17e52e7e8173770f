import assert from "node:assert/strict";
import fc from "fast-check";
import { parameter, scanHeaders } from "../../../../server/src/core/sip/headerBlock.ts";
import { unfold } from "../../../../server/src/core/sip/message.ts";
import { indexLines, slice } from "../../../../server/src/core/text.ts";
import { parseMarks } from "../../../support/fixture.ts";

/** Lines after a start line; expected are `Name=value` for each header, and `-- text` for the text after them. */
function check(block: string, expected: readonly string[]): void {
	const lines = indexLines(block);
	const found: string[] = [];
	const bodyLine = scanHeaders(block, lines, 0, lines.count, (nameStart, nameEnd, valueStart, valueEnd) => {
		found.push(`${block.slice(nameStart, nameEnd)}=${unfold(block.slice(valueStart, valueEnd))}`);
		return false;
	});
	const rest = block.slice(lines.start(bodyLine)).trim();
	if (rest) found.push(`-- ${rest.replace(/\s*[\r\n]+\s*/g, " / ")}`);
	assert.deepEqual(found, expected);
}

suite("header block: shapes", () => {
	const headers = ["Via=SIP/2.0/TCP h", "To=<sip:b@h>", "CSeq=1 INVITE"];
	const lines = ["Via: SIP/2.0/TCP h", "To: <sip:b@h>", "CSeq: 1 INVITE"];

	test("single-spaced", () => check(`${lines.join("\n")}\n\nbody`, [...headers, "-- body"]));
	test("single-spaced, CRLF", () => check(`${lines.join("\r\n")}\r\n\r\nbody`, [...headers, "-- body"]));
	test("single-spaced, CR", () => check(`${lines.join("\r")}\r\rbody`, [...headers, "-- body"]));
	test("no end", () => check(lines.join("\n"), headers));
	test("empty lines between", () => check(`\n${lines.join("\n\n")}\n\n\nbody`, [...headers, "-- body"]));
	test("one-blank lines between", () => check(` \n${lines.join("\n \n")}\n \n \nbody`, [...headers, "-- body"]));
	test("CR CR LF", () => check(`\r\n${lines.join("\r\r\n")}\r\r\n\r\r\nbody`, [...headers, "-- body"]));
	test("a blank line that is not empty ends the headers", () =>
		check(`${lines.join("\n")}\n \t\nx: y`, [...headers, "-- x: y"]));
	test("an empty block", () => check("", []));
	test("only a body", () => check("\n\nbody: text", ["-- body: text"]));
	test("indented block", () => check(lines.map((line) => ` ${line}`).join("\n"), headers));
	test("indented block with folding", () => {
		check(" A: 1,\n   2\n B: 3", ["A=1, 2", "B=3"]);
	});
	test("a first line with less indentation than the others folds them", () => check("A: 1\n B: 2", ["A=1 B: 2"]));
	test("a first line with more indentation than the others", () => check("  A: 1\nB: 2\n C: 3", ["A=1", "B=2", "C=3"]));
});

suite("header block: names and values", () => {
	const cases: readonly [string, string, readonly string[]][] = [
		["upper case", "CSEQ: 1 INVITE\nCALL-ID: x", ["CSEQ=1 INVITE", "CALL-ID=x"]],
		["compact", "v: SIP/2.0/TCP h\ni:x", ["v=SIP/2.0/TCP h", "i=x"]],
		["blanks before the colon", "Subject : x\nTo\t: y", ["Subject=x", "To=y"]],
		["blanks behind the value", "To: y \t\nA: b", ["To=y", "A=b"]],
		["no blank behind the colon", "To:y", ["To=y"]],
		["empty value", "Supported:\nTo: y", ["Supported=", "To=y"]],
		["empty value, folded", "Supported:\n  100rel\nTo: y", ["Supported=100rel", "To=y"]],
		["repeated", "Supported: a\nSupported: b", ["Supported=a", "Supported=b"]],
		["unknown", "ms-keep-alive: UAS; tcp=no\np-x.y: z", ["ms-keep-alive=UAS; tcp=no", "p-x.y=z"]],
		["colons in the value", "Call-ID: a:b:c", ["Call-ID=a:b:c"]],
		["names of marks (RFC 4475 3.1.1.2)", "extensionHeader-!.%*+_`'~:x", ["extensionHeader-!.%*+_`'~=x"]],
		["no name", ": x\nTo: y", ["To=y"]],
		["a name with a blank is none", "Not a header: x\nTo: y", ["To=y"]],
		["a junk line is passed over", "Via: h\n*** dropped ***\nTo: y", ["Via=h", "To=y"]],
		["junk first", "junk\nTo: y", ["To=y"]],
		["a URI is no header", "To: y\nsip:b@h\nhttp://h/x\nVia: h", ["To=y", "Via=h"]],
		["a name that is a scheme in capitals is one", "SIP: y\nTo: y", ["SIP=y", "To=y"]],
	];
	for (const [name, block, expected] of cases) test(name, () => check(block, expected));
});

suite("header block: wrapped values", () => {
	const cases: readonly [string, string, readonly string[]][] = [
		["indent", "P: Kerberos realm=a,\n  targetname=b\nTo: y", ["P=Kerberos realm=a, targetname=b", "To=y"]],
		["tab", "Subject: a\n\tb\nTo: y", ["Subject=a b", "To=y"]],
		["indent, looks like a header", "Subject: a\n To: b\nTo: y", ["Subject=a To: b", "To=y"]],
		["several lines", "CSeq:\n 1\n  INVITE\nTo: y", ["CSeq=1 INVITE", "To=y"]],
		[
			"comma",
			'A: rspauth="x",\nsrand="y", snum="1",\nopaque=z\nTo: y',
			['A=rspauth="x", srand="y", snum="1", opaque=z', "To=y"],
		],
		["semicolon", "C: a;\nexpires=600\nTo: y", ["C=a; expires=600", "To=y"]],
		["comma with blanks behind", "A: b, \nc\nTo: y", ["A=b, c", "To=y"]],
		["comma, but the next line is a header", "Supported: a,\nTo: y", ["Supported=a,", "To=y"]],
		["comma, and an empty line", "Supported: a,\n\nb", ["Supported=a,", "-- b"]],
		["quotes", 'C: <h>;m="INVITE,\nBYE";e=1\nTo: y', ['C=<h>;m="INVITE, BYE";e=1', "To=y"]],
		["quotes without a comma", 'S: "one\ntwo"\nTo: y', ['S="one two"', "To=y"]],
		["escaped quote in quotes", 'S: "one \\"\ntwo"\nTo: y', ['S="one \\" two"', "To=y"]],
		["a quote that never closes ends at a header", 'S: "one\ntwo\nTo: y\nthree', ['S="one two', "To=y"]],
		["a quote inside a word opens nothing", 'i: a"b\njunk\nTo: y', ['i=a"b', "To=y"]],
		["brackets", "To: <sip:a@b\n;x=y>;tag=1\nCSeq: 1 A", ["To=<sip:a@b ;x=y>;tag=1", "CSeq=1 A"]],
		["a bracket in quotes is text", 'To: "<" <a>\njunk\nA: b', ['To="<" <a>', "A=b"]],
		["a URI behind a comma", "Contact: <sip:a>,\nsip:b\nTo: y", ["Contact=<sip:a>, sip:b", "To=y"]],
		["an address behind a comma", "X: a,\nmailto:b\nTo: y", ["X=a, mailto:b", "To=y"]],
		["a URI in brackets", "Contact: <\nsip:a>\nTo: y", ["Contact=< sip:a>", "To=y"]],
		["spaced block", '\nA: b,\nc="d\ne"\n\nTo: y', ['A=b, c="d e"', "To=y"]],
		["CR CR LF", "\r\nP: a,\r\r\n  b\r\r\nTo: y\r\r\n", ["P=a, b", "To=y"]],
	];
	for (const [name, block, expected] of cases) test(name, () => check(block, expected));
});

suite("header block: where the body begins", () => {
	const cases: readonly [string, string, readonly string[]][] = [
		["text", "To: y\n\nhello", ["To=y", "-- hello"]],
		[
			"a body like a header",
			"Content-Type: text/plain\n\nEvent: x\nTo: z",
			["Content-Type=text/plain", "-- Event: x / To: z"],
		],
		["registration-notify", "To: y\n\nderegistered;event=rejected", ["To=y", "-- deregistered;event=rejected"]],
		["SDP", "To: y\n\nv=0\na=rtpmap:0 PCMU", ["To=y", "-- v=0 / a=rtpmap:0 PCMU"]],
		["a body that begins with empty lines", "To: y\n\n\n\nhello", ["To=y", "-- hello"]],
		["SDP whose empty line got lost", "To: y\nv=0\na=x: y", ["To=y", "-- v=0 / a=x: y"]],
		["XML whose empty line got lost", "To: y\n<?xml?>\n<a b:c='d'/>", ["To=y", "-- <?xml?> / <a b:c='d'/>"]],
		["XML as a browser shows it", "To: y\n- <presentity>\nx: y", ["To=y", "-- - <presentity> / x: y"]],
		["spaced: one blank line and SDP", "\nTo: y\n\nv=0", ["To=y", "-- v=0"]],
		["spaced: one blank line and XML", "\nTo: y\n\n<a/>", ["To=y", "-- <a/>"]],
		["spaced: two blank lines and a header-like body", "\nTo: y\n\n\nEvent: x", ["To=y", "-- Event: x"]],
		["spaced: a caption", "\nTo: y\n\nwhat the server says (second):", ["To=y", "-- what the server says (second):"]],
		["spaced: a caption behind two lines", "\nTo: y\n\n\n服务器返回:", ["To=y", "-- 服务器返回:"]],
		["spaced: headers go on after a single blank line", "\nTo: y\nVia: h\n\nFrom: z", ["To=y", "Via=h", "From=z"]],
		["spaced: a link as a caption", "\nTo: y\n\nhttp://example.com/", ["To=y", "-- http://example.com/"]],
		["spaced: junk right behind a header", "\nTo: y\njunk\n\nVia: h", ["To=y", "Via=h"]],
	];
	for (const [name, block, expected] of cases) test(name, () => check(block, expected));

	test("only the given lines", () => {
		const block = "A: 1\nB: 2\nC: 3";
		const found: string[] = [];
		const end = scanHeaders(block, indexLines(block), 1, 2, (start, stop) => found.push(block.slice(start, stop)) < 0);
		assert.deepEqual(found, ["B"]);
		assert.equal(end, 2);
	});
});

suite("header block: plain headers", () => {
	/** The headers that a walk visits, and where it ends; after `enough` headers it is stopped. */
	const walk = (block: string, enough: number) => {
		const lines = indexLines(block);
		const seen: number[][] = [];
		const end = scanHeaders(block, lines, 0, lines.count, (...places) => seen.push(places) >= enough);
		return { seen, end };
	};

	test("are read the same way as with all alternatives tried", () => {
		const line = fc.constantFrom(
			...[
				"Via: SIP/2.0/TCP h:5060",
				"To:",
				"Subject:  a b ",
				"X-Own:\t<sip:a@b",
				'Contact: "a',
				"Allow: A,",
				"CSeq : 1 A",
			],
			...[
				"Sip: x",
				"A:b:c",
				"Word",
				"A word: x",
				"a@b",
				" folded",
				"\tfolded: x",
				"<xml>",
				"- <xml>",
				":",
				"1: x",
				"\u00c4: x",
			],
			...["", " ", "\t "],
		);
		const block = fc
			.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 12 })
			.map((lines) => lines.flat().join(""));
		fc.assert(
			fc.property(block, fc.integer({ min: 1, max: 6 }), (text, enough) => {
				// A name that begins with a lower-case letter may be the scheme of a URI, so it is treated differently from other names.
				const small = text.replace(/^(?!Sip)[A-Z]/gm, (letter) => letter.toLowerCase());
				assert.deepEqual(walk(text, enough), walk(small, enough), JSON.stringify(text));
			}),
			{ numRuns: 2000 },
		);
	});
});

suite("header block: parameters", () => {
	/** The value of `tag` (or of another parameter) in a header value; `absent` if there is none. */
	function checkParameter(value: string, expected: string, name = "tag", firstOnly = false): void {
		const found = parameter(value, 0, value.length, name, firstOnly);
		assert.equal(found ? slice(value, found) : "absent", expected);
	}

	const cases: readonly [string, string, string][] = [
		["plain", "<sip:a@h>;tag=1", "1"],
		["between others", "<sip:a@h>;epid=e;tag=1;x=y", "1"],
		["any case", "<sip:a@h>;TAG=Ab", "Ab"],
		["spaces around =", "<sip:a@h> ; tag = 1 ;x", "1"],
		["on the next line", "<sip:a@h>;\r\n  tag\r\n =\r\n 1", "1"],
		["quoted", '<sip:a@h>;tag="a;b"', "a;b"],
		["quoted with escapes", '<sip:a@h>;tag="a\\"b";x', 'a\\"b'],
		["quoted, never closed", '<sip:a@h>;tag="ab', "ab"],
		["without value", "<sip:a@h>;tag", ""],
		["without value, before another", "<sip:a@h>;tag;x=y", ""],
		["empty value", "<sip:a@h>;tag=;x=y", ""],
		["of the URI", "<sip:a@h;tag=1>", "absent"],
		["of the URI and of the header", "<sip:a@h;tag=1>;tag=2", "2"],
		["of a bare URI", "sip:a@h;tag=1", "1"],
		["in the display name", '"x;tag=1" <sip:a@h>;tag=2', "2"],
		["a bracket in the display name", '"<" <sip:a@h>;tag=2', "2"],
		["an escaped quote in the display name", '"\\";tag=1" <sip:a@h>;tag=2', "2"],
		["a longer name", "<sip:a@h>;tagged=1", "absent"],
		["a name that ends alike", "<sip:a@h>;mytag=1", "absent"],
		["a value that looks alike", "<sip:a@h>;x=tag=1", "absent"],
		["twice", "<sip:a@h>;tag=1;tag=2", "1"],
		["none", "<sip:a@h>", "absent"],
		["cut in the name", "<sip:a@h>;ta", "absent"],
		["nothing", "", "absent"],
	];
	for (const [name, value, expected] of cases) test(name, () => checkParameter(value, expected));

	test("of the first Via", () => {
		checkParameter("SIP/2.0/TCP h;branch=1, SIP/2.0/TCP i;branch=2", "1", "branch", true);
		checkParameter("SIP/2.0/TCP h, SIP/2.0/TCP i;branch=2", "absent", "branch", true);
		checkParameter('SIP/2.0/TCP h;x=",;branch=1";branch=2', "2", "branch", true);
		checkParameter("SIP/2.0/TCP h, SIP/2.0/TCP i;branch=2", "2", "branch", false);
	});

	test("never looks past its range", () => {
		const { text, ranges } = parseMarks("<|<sip:a>;ta|>g=1");
		assert.equal(parameter(text, ranges[0]!.start, ranges[0]!.end, "tag"), undefined);
		const cut = parseMarks('<|<sip:a>;tag="a|>b";x');
		assert.equal(slice(cut.text, parameter(cut.text, cut.ranges[0]!.start, cut.ranges[0]!.end, "tag")!), "a");
	});
});
