import assert from "node:assert/strict";
import { indexLog, NO_NUMBER } from "../../../../server/src/core/logIndex/logIndex.ts";

const P = "10:38:58.520 33C:B00 INFO  ::";

suite("message columns", () => {
	/** `Call-ID | CSeq | From tag | To tag | branch` of the message with these headers. */
	function checkKeys(headers: string, expected: string): void {
		const { messages, symbolText } = indexLog(`${P} SIP/2.0 200 OK\n${headers}`);
		const number = messages.cseqNumber(0);
		const cseq = number === NO_NUMBER ? "" : `${number} ${symbolText(messages.cseqMethod(0))}`;
		const found = [messages.callId(0), messages.fromTag(0), messages.toTag(0), messages.branch(0)].map(symbolText);
		assert.equal([found[0], cseq, ...found.slice(1)].join(" | "), expected);
	}

	const cases: readonly [string, string, string][] = [
		["all", "Via: h;branch=z\nFrom: <a>;tag=1\nTo: <b>;tag=2\nCall-ID: x\nCSeq: 7 BYE", "x | 7 BYE | 1 | 2 | z"],
		["upper case", "VIA: h;BRANCH=z\nFROM: a;TAG=1\nTO: b;TAG=2\nCALL-ID: x\nCSEQ: 7 BYE", "x | 7 BYE | 1 | 2 | z"],
		["compact", "v: h;branch=z\nf: <a>;tag=1\nt: <b>;tag=2\ni: x\nCSeq: 7 BYE", "x | 7 BYE | 1 | 2 | z"],
		["blanks before the colon", "Call-ID : x\nCSeq\t: 7 BYE", "x | 7 BYE |  |  | "],
		["the first of two counts", "Call-ID: x\nCall-ID: y\nVia: h\nVia: i;branch=z", "x |  |  |  | "],
		["the first Via of a list", "Via: h, i;branch=z\nFrom: a", " |  |  |  | "],
		["an empty header counts as the first", "Call-ID:\nCall-ID: y", " |  |  |  | "],
		["leading zeros", "CSeq: 0009 BYE", " | 9 BYE |  |  | "],
		["CSeq over two lines", "CSeq: 7\n  BYE", " | 7 BYE |  |  | "],
		["more behind the method", "CSeq: 7 BYE\n  and\n  more", " | 7 BYE |  |  | "],
		["a great CSeq", "CSeq: 2147483648 BYE", " | 2147483648 BYE |  |  | "],
		["too great a CSeq", "CSeq: 99999999999999999999 BYE", " | 4294967294 BYE |  |  | "],
		["CSeq without number", "CSeq: BYE", " |  |  |  | "],
		["CSeq without method", "CSeq: 7", " |  |  |  | "],
		["CSeq without blank", "CSeq: 7BYE", " |  |  |  | "],
		["negative CSeq", "CSeq: -7 BYE", " |  |  |  | "],
		["a tag of the URI is none", "From: <sip:a;tag=1>", " |  |  |  | "],
		["a comma in a name without quotes", "From: B, A <sip:a>;tag=1", " |  | 1 |  | "],
		["headers behind the body do not count", "CSeq: 7 BYE\n\nCall-ID: x", " | 7 BYE |  |  | "],
		["spaced", "\nCall-ID: x\n\nCSeq: 7 BYE\n\n\nFrom: a;tag=1", "x | 7 BYE |  |  | "],
	];
	for (const [name, headers, expected] of cases) test(name, () => checkKeys(headers, expected));

	test("equal texts have equal symbols, different ones do not", () => {
		const one = (id: string) => `${P} SIP/2.0 200 OK\nCall-ID: ${id}\n\n`;
		const { messages } = indexLog(one("x") + one("y") + one("x") + one("X"));
		const [a, b, c, d] = [0, 1, 2, 3].map((message) => messages.callId(message));
		assert.equal(a, c);
		assert.equal(new Set([a, b, d]).size, 3);
	});

	test("a To tag has the same symbol as the other side's From tag", () => {
		const one = `${P} INFO sip:a SIP/2.0\nFrom: a;tag=1\nTo: b;tag=2\n\n`;
		const other = `${P} INFO sip:a SIP/2.0\nFrom: b;tag=2\nTo: a;tag=1\n\n`;
		const { messages } = indexLog(one + other);
		assert.equal(messages.toTag(0), messages.fromTag(1));
		assert.equal(messages.toTag(1), messages.fromTag(0));
	});
});
