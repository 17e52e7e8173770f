import assert from "node:assert/strict";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

suite("trace", () => {
	test("an empty text", () => {
		const trace = parseTrace("");
		assert.equal(trace.index.messages.count, 0);
		assert.deepEqual(trace.transactions, []);
		assert.equal(trace.messageAtLine(0), undefined);
	});

	test("the message at a line", () => {
		const text = "loose\n10:00:00.000 1:2 INFO :: text\nmore\n10:00:00.000 1:2 INFO :: BYE sip:a SIP/2.0\nTo: b\n\n";
		const trace = parseTrace(text);
		const found = [0, 1, 2, 3, 4, 5].map((line) => trace.messageAtLine(line));
		assert.deepEqual(found, [undefined, undefined, undefined, 0, 0, 0]);
	});

	test("loose text after a message still counts as its lines", () => {
		const text = "10:00:00.000 1:2 INFO :: BYE sip:a SIP/2.0\nContent-Length: 0\n\ncaption:\n\nmore\n";
		const trace = parseTrace(text);
		assert.deepEqual(
			[0, 1, 2, 3, 4, 5].map((line) => trace.messageAtLine(line)),
			[0, 0, 0, 0, 0, 0],
		);
	});

	test("messages can be read any number of times", () => {
		const trace = parseTrace(writeLog(Array.from({ length: 40 }, (_, cseq) => `0 INFO ${cseq}`).join("\n")));
		for (const message of [0, 16, 32, 0, 39, 16]) {
			assert.equal(trace.message(message).span.start, trace.index.messages.start(message));
		}
		assert.equal(trace.message(39), trace.message(39));
	});

	test("clock and transaction of a message", () => {
		const trace = parseTrace(writeLog("0 INFO 1\n1 INFO 2\n2 200 1 INFO"));
		assert.deepEqual(
			[0, 1, 2].map((message) => trace.transactionOf(message).id),
			[0, 1, 0],
		);
		assert.equal(trace.clock(2) - trace.clock(0), 2000);
	});
});
