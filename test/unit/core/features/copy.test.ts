import assert from "node:assert/strict";
import { copy, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const LOG = writeLog(`
	0    INVITE 1 call=a
	0    # something else
	1    MESSAGE 1 call=b
	2    200 1 MESSAGE call=b
	3    200 1 INVITE call=a
`);

suite("copy", () => {
	test("a message is its whole record", () => {
		const start = LOG.indexOf("10:00:01.000");
		const end = LOG.indexOf("10:00:02.000");
		assert.deepEqual(copy(parseTrace(LOG), start + 60, "message"), {
			text: LOG.slice(start, end),
			messages: 1,
			name: "· MESSAGE bob@example.com",
		});
	});

	test("a call is all records of its Call-ID, and is a log again", () => {
		const answer = copy(parseTrace(LOG), LOG.lastIndexOf("CSeq"), "call");
		assert.ok("text" in answer);
		assert.equal(answer.messages, 2);
		assert.equal(answer.text, LOG.slice(0, LOG.indexOf("10:00:00.000", 5)) + LOG.slice(LOG.indexOf("10:00:03.000")));
		assert.equal(parseTrace(answer.text).transactions[0]?.outcome, "success");
	});

	test("framing records are copied with their message", () => {
		const frame = (end: string, what: string) =>
			`10:00:00.000 1:1 INFO  :: ${end}${what} - 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 9 bytes\r\n`;
		const message = "10:00:00.000 1:1 INFO  :: ACK sip:bob@example.com SIP/2.0\r\nCSeq: 1 ACK\r\n\r\n";
		const text =
			frame("End of ", "Data Received") + frame("", "Sending Packet") + message + frame("End of ", "Sending Packet");
		const answer = copy(parseTrace(text), text.indexOf("CSeq"), "message");
		assert.ok("text" in answer);
		assert.equal(answer.text, text.slice(frame("End of ", "Data Received").length));
	});

	test("framing records are those of the message's thread, in file order", () => {
		const record = (thread: number, what: string) => `10:00:00.000 1:${thread} INFO  :: ${what}\r\n`;
		const frame = (thread: number, what: string) =>
			record(thread, `${what} - 192.0.2.1:5061 (From Local Address: 192.0.2.2:20323) 9 bytes`);
		const message = (thread: number, method: string) =>
			`${record(thread, `${method} sip:bob@example.com SIP/2.0`)}Call-ID: c\r\nCSeq: 1 ${method}\r\n\r\n`;
		const text = frame(1, "Sending Packet") + frame(2, "Data Received") + message(1, "OPTIONS") + message(2, "INFO");
		const copied = (what: "message" | "call") => {
			const answer = copy(parseTrace(text), text.indexOf("OPTIONS"), what);
			assert.ok("text" in answer);
			return answer.text;
		};
		assert.equal(copied("message"), frame(1, "Sending Packet") + message(1, "OPTIONS"));
		assert.equal(copied("call"), text);
	});

	test("gives a reason if there is nothing to copy", () => {
		const reason = "The cursor is not in a SIP message.";
		assert.deepEqual(copy(parseTrace(LOG), LOG.indexOf("something"), "call"), { reason });
		assert.deepEqual(copy(parseTrace(""), 7, "message"), { reason });
	});
});
