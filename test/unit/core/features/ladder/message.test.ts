// The message beside the diagram: unchanged, with the names of its headers, and limited to what somebody would read.

import assert from "node:assert/strict";
import { messageSource, parseTrace } from "../../../../../server/src/core/index.ts";

/** A log with one message after a record. */
function log(headers: readonly string[], body: readonly string[] = []): string {
	const lines = ["MESSAGE sip:bob@example.com SIP/2.0", ...headers, ...(body.length > 0 ? ["", ...body] : [])];
	return `10:00:00.000 33C:B00 INFO  :: started\r\n10:00:01.000 33C:B00 INFO  :: ${lines.join("\r\n")}\r\n`;
}

const source = (text: string, line = 1) => messageSource(parseTrace(text), line);

suite("ladder: the message beside it", () => {
	test("start line, header names, a folded value, and the body", () => {
		const text = log(
			["From: <sip:alice@example.com>", "Subject: two", " lines", "CSeq: 1 MESSAGE"],
			["Hello", "", "World"],
		);
		assert.deepEqual(source(text), {
			line: 1,
			lines: [
				{ text: "MESSAGE sip:bob@example.com SIP/2.0", name: 0 },
				{ text: "From: <sip:alice@example.com>", name: 4 },
				{ text: "Subject: two", name: 7 },
				{ text: " lines", name: 0 },
				{ text: "CSeq: 1 MESSAGE", name: 4 },
				{ text: "", name: 0 },
				{ text: "Hello", name: 0 },
				{ text: "", name: 0 },
				{ text: "World", name: 0 },
			],
			left: 0,
		});
	});

	test("any of its lines selects the message, and other lines have none", () => {
		const text = log(["CSeq: 1 MESSAGE"], ["Hello"]);
		assert.equal(source(text, 4)?.line, 1);
		for (const line of [0, -1]) assert.equal(source(text, line), null);
	});

	test("invisible characters are shown, and header names are still recognised", () => {
		const lines = source(log(["X-\u202eName: value", "CSeq: 1 MESSAGE"], ["a\u0007b"]))!.lines;
		assert.ok(lines.every(({ text }) => !/\p{Cc}|\p{Cf}/u.test(text)));
		assert.equal(lines.at(-1)!.text, "a\\u{7}b");
	});

	test("a long message is cut and counted, and a long line is cut", () => {
		const { lines, left } = source(
			log(
				["CSeq: 1 MESSAGE"],
				Array.from({ length: 2000 }, () => "x".repeat(5000)),
			),
		)!;
		assert.equal(lines.length, 500);
		assert.equal(left, 1503);
		assert.equal(lines.at(-1)!.text, `${"x".repeat(1000)}…`);
	});
});
