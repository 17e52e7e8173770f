// Which framing record describes a message.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { frameOf, recordsOf } from "../../../../../server/src/core/trace/directions/framing.ts";

/**
 * Writes a log with one line for each record: process and thread, then `>` or `<` for a frame before a packet, `end>` or
 * `end<` for one after it, `SIP` for a message, anything else for text.
 */
function traceOf(script: string) {
	const records = script.split("\n").map((line, at) => {
		const [, threads, what] = /^(\S+) (.*)$/.exec(line.trim())!;
		const text =
			what === "SIP"
				? `INFO sip:b SIP/2.0\nCall-ID: ${at}\nCSeq: 1 INFO\n`
				: what!
						.replace(/^(end)?>$/, (_, end) => `${end ? "End of " : ""}Sending Packet - 192.0.2.1:5061`)
						.replace(/^(end)?<$/, (_, end) => `${end ? "End of " : ""}Data Received - 192.0.2.1:5061`);
		return `10:00:00.000 ${threads} INFO  :: ${text}\n`;
	});
	return parseTrace(records.join(""));
}

/** The direction of the last message according to its frame. */
function check(script: string, expected: "sent" | "received" | undefined): void {
	const { index } = traceOf(script);
	assert.equal(frameOf(index, index.messages.count - 1)?.direction, expected);
}

suite("framing", () => {
	test("before the message or after it, but not the frame of its neighbour", () => {
		check("1:2 >\n1:2 SIP", "sent");
		check("1:2 SIP\n1:2 end<", "received");
		check("1:2 end>\n1:2 SIP", undefined);
		check("1:2 SIP\n1:2 >", undefined);
		check("1:2 SIP", undefined);
	});

	test("the records of a message: its own, and the frames around it", () => {
		const recordsIn = (script: string) => recordsOf(traceOf(script).index, 0);
		assert.deepEqual(recordsIn("1:2 >\n1:2 SIP\n1:2 end>"), [0, 1, 2]);
		assert.deepEqual(recordsIn("1:2 text\n1:2 SIP\n1:2 end>"), [1, 2]);
		assert.deepEqual(recordsIn("1:2 SIP"), [0]);
	});

	test("if threads are interleaved, that of the same thread", () => {
		check("1:2 >\n1:3 <\n1:2 SIP", "sent");
		check("1:2 >\n1:3 SIP\n1:2 SIP", "sent");
	});

	test("if the same thread has none, the one right beside the message", () => {
		check("1:3 >\n1:2 SIP", "sent");
		check("1:4 >\n1:3 SIP\n1:2 SIP", undefined);
		check("1:4 >\n1:3 end<\n1:2 SIP", undefined);
	});

	test("other text ends the search, whichever thread wrote it", () => {
		check("1:2 >\n1:2 text\n1:2 SIP", undefined);
		check("1:2 >\n1:3 text\n1:2 SIP", undefined);
	});

	test("records of another process are skipped", () => {
		check("7:2 >\n1:2 SIP", undefined);
		check("1:2 >\n7:2 text\n7:2 <\n1:2 SIP", "sent");
	});

	test("only a few records of the same process are searched", () => {
		const between = (count: number, record: string) => `1:2 >\n${`${record}\n`.repeat(count)}1:2 SIP`;
		check(between(6, "1:3 SIP"), "sent");
		check(between(7, "1:3 SIP"), undefined);
		check(between(60, "7:2 text"), "sent");
		check(between(70, "7:2 text"), undefined);
	});
});
