import assert from "node:assert/strict";
import {
	findHeaders,
	headerParameter,
	headerText,
	type Message,
	unfold,
} from "../../../../server/src/core/sip/message.ts";
import { readMessage } from "../../../../server/src/core/sip/readMessage.ts";
import { indexLines, slice } from "../../../../server/src/core/text.ts";
import { parseMarks } from "../../../support/fixture.ts";

/** The message at the start of the text, in this order: start line, headers, body; ranges mark them. */
function check(marked: string): void {
	const { text, ranges } = parseMarks(marked);
	const { startSpan, headers, body, span } = read(text);
	const found = [span, startSpan, ...headers.flatMap(({ name, value }) => [name, value]), ...(body ? [body] : [])];
	assert.deepEqual(
		found.map((each) => [each.start, each.end, slice(text, each)]),
		ranges.map((each) => [each.start, each.end, slice(text, each)]),
	);
}

function read(text: string): Message {
	const lines = indexLines(text);
	return readMessage(text, lines, 0, 0, lines.count)!;
}

/** Only the body, `none` if there is none, and the text after the message. */
function checkBody(text: string, expected: string, loose = ""): void {
	const { body, span } = read(text);
	assert.equal(body ? slice(text, body) : "none", expected);
	assert.equal(text.slice(span.end), loose, "loose text");
}

suite("message: spans", () => {
	test("no headers", () => check("<|<|SIP/2.0 200 OK|>|>"));
	test("a line end", () => check("<|<|SIP/2.0 200 OK|>\r\n|>"));
	test("headers", () => check("<|<|BYE sip:a SIP/2.0|>\r\n<|To|>: <|<sip:b>|>\r\n<|Subject|>:<||>\r\n\r\n|>"));
	test("a folded header", () => check("<|<|BYE sip:a SIP/2.0|>  \n<|To|> : <|<sip:b>\n ;tag=1|>  \n\n|>"));
	test("a body", () => check("<|<|BYE sip:a SIP/2.0|>\n<|To|>: <|<sip:b>|>\n\n\n<|a\n\nb|>\n\n|>"));
	test("an empty value that is folded", () => check("<|<|BYE sip:a SIP/2.0|>\n<|CSeq|>:\n <|1 BYE|>\n|>"));
});

suite("message: body", () => {
	const head = "INFO sip:a SIP/2.0\nTo: b";
	test("without Content-Length", () => checkBody(`${head}\n\nhello\n`, "hello"));
	test("with Content-Length", () => checkBody(`${head}\nContent-Length: 5\n\nhello\n`, "hello"));
	test("a wrong Content-Length does not cut", () => checkBody(`${head}\nContent-Length: 1\n\nhello\n`, "hello"));
	test("an unreadable Content-Length", () => checkBody(`${head}\nContent-Length: x\n\nhello\n`, "hello"));
	test("compact Content-Length", () => checkBody(`${head}\nl: 0\n\nhello\n`, "none", "hello\n"));
	test("Content-Length 0", () => checkBody(`${head}\nContent-Length: 0 \n\n`, "none"));
	test("Content-Length 0 with text after it", () => {
		checkBody(`${head}\nContent-Length: 0\n\nnext:\n`, "none", "next:\n");
	});
	test("only white space", () => checkBody(`${head}\n\n \n\t\n`, "none"));
	test("spaced, a caption", () => checkBody(`INFO sip:a SIP/2.0\n\nTo: b\n\n\nThe answer:\n`, "none", "The answer:\n"));
	test("spaced, with Content-Type", () => {
		checkBody(`INFO sip:a SIP/2.0\n\nTo: b\n\nContent-Type: text/plain\n\n\nhello\n`, "hello");
	});
	test("spaced, with Content-Length", () => {
		checkBody(`INFO sip:a SIP/2.0\n\nTo: b\n\nContent-Length: 5\n\n\nhello\n`, "hello");
	});
	test("XML without the empty line before it", () => checkBody(`${head}\n<a>\n<b/>\n</a>\n`, "<a>\n<b/>\n</a>"));
	test("a body that looks like headers", () => checkBody(`${head}\n\nEvent: x\nTo: c\n`, "Event: x\nTo: c"));
	test("a second start line is part of the body", () => {
		checkBody(`${head}\n\nSIP/2.0 200 OK\nTo: c\n`, "SIP/2.0 200 OK\nTo: c");
	});
});

suite("message: headers by name", () => {
	const text = 'BYE sip:a SIP/2.0\nVIA: one\nf: "A" <sip:a>;tag=7\nv: two\nX: 1,\n\t2\nsubject:\ns: short\n';
	const message = read(text);
	const cases: readonly [string, string | undefined][] = [
		["Via", "one"],
		["From", '"A" <sip:a>;tag=7'],
		["from", '"A" <sip:a>;tag=7'],
		["X", "1, 2"],
		["Subject", ""],
		["To", undefined],
		["", undefined],
	];
	for (const [name, expected] of cases) {
		test(name || "no name", () => assert.equal(headerText(text, message, name), expected));
	}

	test("all of a name", () => {
		const values = findHeaders(text, message, "Via").map(({ value }) => slice(text, value));
		assert.deepEqual(values, ["one", "two"]);
		assert.equal(findHeaders(text, message, "Subject").length, 2);
	});

	test("parameters", () => {
		assert.equal(headerParameter(text, message, "From", "tag"), "7");
		assert.equal(headerParameter(text, message, "From", "epid"), undefined);
		assert.equal(headerParameter(text, message, "To", "tag"), undefined);
	});

	test("unfold", () => {
		const cases = [
			["a b", "a b"],
			["a\r\n\tb", "a b"],
			["a  \n  b", "a b"],
			["a,\r\r\n  b", "a, b"],
			["a\nb\n c", "a b c"],
			["a   b", "a   b"],
		] as const;
		for (const [value, expected] of cases) assert.equal(unfold(value), expected);
	});

	test("no start line, no message", () => {
		assert.equal(readMessage("text", indexLines("text"), 0, 0, 1), undefined);
	});
});
