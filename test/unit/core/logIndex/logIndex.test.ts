import assert from "node:assert/strict";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { indexLog } from "../../../../server/src/core/logIndex/logIndex.ts";
import { messageLines } from "../../../support/fixture.ts";

const P = "10:38:58.520 33C:B00 INFO  ::";

/** The messages of a log, one line for each (see `messageLine`). */
function check(text: string, ...expected: readonly string[]): void {
	assert.deepEqual(messageLines(parseTrace(text)), expected);
}

suite("log index: messages", () => {
	const head = "Call-ID: x\nCSeq: 1 INFO\n";

	test("an empty text", () => check(""));
	test("one message without a record", () =>
		check(`INFO sip:a SIP/2.0\n${head}`, "? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers"));
	test("one message", () => check(`${P} INFO sip:a SIP/2.0\n${head}`, "? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers"));
	test("no blank after the prefix", () => {
		check(`${P}INFO sip:a SIP/2.0\n${head}`, "? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers");
	});
	test("byte order mark", () => {
		check(`\uFEFF${P} INFO sip:a SIP/2.0\n${head}`, "? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers");
	});
	test("a byte order mark inside the log is text", () => check(`\n\uFEFF${P} INFO sip:a SIP/2.0\n${head}`));
	test("a record ends a message", () => {
		check(
			`${P} INFO sip:a SIP/2.0\nCall-ID: x\n${P} text\nCSeq: 1 INFO\n`,
			"? INFO sip:a SIP/2.0 | x | no CSeq | 1 header",
		);
	});
	test("cut at its start: the rest of a message is not a message", () => {
		check(`${head}\n${P} SIP/2.0 200 OK\n${head}`, "? SIP/2.0 200 OK | x | 1 INFO | 2 headers");
	});
	test("cut at its end", () => {
		check(`${P} INFO sip:a SIP/2.0\nCall-ID: x\nCSe`, "? INFO sip:a SIP/2.0 | x | no CSeq | 1 header");
		check(`${P} INFO sip:a SIP/2.0`, "? INFO sip:a SIP/2.0 | no Call-ID | no CSeq | 0 headers");
		check(`${P} INFO sip:a SIP/2.`, "? INFO sip:a SIP/2. | no Call-ID | no CSeq | 0 headers");
		check(`${P} INFO sip:a SIP/`);
	});
	test("framing record, start line on the next line", () => {
		check(
			`${P} Sending Packet - 192.0.2.1:5061\nINFO sip:a SIP/2.0\n${head}\nbody`,
			"→ INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers | body",
		);
	});
	test("framing record, start line after blank lines", () => {
		check(
			`${P} Sending Packet - 192.0.2.1:5061\r\r\nINFO sip:a SIP/2.0\r\r\nCall-ID: x\r\r\n`,
			"→ INFO sip:a SIP/2.0 | x | no CSeq | 1 header",
		);
		check(`${P} Sending Packet - 192.0.2.1:5061\n\n\n`);
		check(`${P} Sending Packet - 192.0.2.1:5061\n\ntext\nINFO sip:a SIP/2.0\n`);
	});
	test("framing record after a packet: the next line is not a start line", () => {
		check(`${P} End of Sending Packet - 192.0.2.1:5061\nINFO sip:a SIP/2.0\n${head}`);
	});
	test("other record, start line on the next line", () => check(`${P} sent this:\nINFO sip:a SIP/2.0\n${head}`));
	test("two start lines in one record are one message", () => {
		check(
			`${P} INFO sip:a SIP/2.0\n${head}\nBYE sip:a SIP/2.0\nCall-ID: y`,
			"? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers | BYE sip:a SIP/2.0 / Call-ID: y",
		);
		check(`${P} INFO sip:a SIP/2.0\nBYE sip:b SIP/2.0\n${head}`, "? INFO sip:a SIP/2.0 | x | 1 INFO | 2 headers");
	});
	test("a code of zero is a response", () => {
		const { index } = parseTrace(`${P} SIP/2.0 000 x\n${head}`);
		assert.notEqual(index.messages.status(0), 0);
		assert.equal(index.messages.read(0).startLine.kind, "response");
	});
	test("a code of ten digits", () => {
		const { index } = parseTrace(`${P} SIP/2.0 4294967301 x\n${head}`);
		assert.equal(index.messages.status(0), 65_535);
	});
});

suite("log index: records", () => {
	test("lines, spans and lookups", () => {
		const text = `loose\n${P} one\nmore\n\n${P} BYE sip:a SIP/2.0\nTo: b\n`;
		const { records, messages } = indexLog(text);
		assert.equal(records.count, 2);
		assert.deepEqual([records.line(0), records.endLine(0), records.line(1), records.endLine(1)], [1, 4, 4, 6]);
		assert.equal(text.slice(records.span(0).start, records.span(0).end), `${P} one\nmore\n\n`);
		assert.equal(text.slice(records.textStart(1), records.span(1).end), "BYE sip:a SIP/2.0\nTo: b\n");
		assert.deepEqual(
			[0, 1, 2, 3, 4, 5, 6].map((line) => records.atLine(line)),
			[-1, 0, 0, 0, 1, 1, 1],
		);
		assert.deepEqual([messages.ofRecord(0), messages.ofRecord(1)], [-1, 0]);
		assert.equal(messages.record(0), 1);
		assert.equal(records.process(0), 0x33c);
		assert.equal(records.prefix(1).time, 38_338_520);
	});

	test("a log without records", () => {
		const { records, messages } = indexLog("x\ny");
		assert.equal(records.count, 0);
		assert.equal(records.atLine(0), -1);
		assert.equal(messages.ofRecord(0), -1);
	});

	test("the prefix after a byte order mark", () => {
		const { records } = indexLog(`\uFEFF${P} x`);
		assert.equal(records.prefix(0).time, 38_338_520);
		assert.equal(records.span(0).start, 0);
		assert.equal(records.textStart(0), P.length + 2);
	});

	test("frames", () => {
		const { records } = indexLog(`${P} text\n${P} End of Sending Packet - 192.0.2.1:5061 12 bytes\n`);
		assert.equal(records.frame(0), undefined);
		assert.equal(records.frame(1)?.bytes, 12);
	});
});
