import assert from "node:assert/strict";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** For each message, the messages of its call. */
function check(script: string, expected: string): void {
	const { calls, index } = parseTrace(writeLog(script));
	const found = Array.from({ length: index.messages.count }, (_, message) => calls.messagesOf(message).join(""));
	assert.equal(found.join(" "), expected);
}

suite("calls", () => {
	test("one", () => check("0 INFO 1\n0 200 1 INFO\n0 BYE 2", "012 012 012"));
	test("two, interleaved", () =>
		check("0 INFO 1 call=x\n0 INFO 1 call=y\n0 BYE 2 call=x\n0 BYE 2 call=y", "02 13 02 13"));
	test("without a Call-ID, each message is alone", () => check("0 INFO 1 call=-\n0 INFO 1 call=-", "0 1"));
	test("Call-IDs are case-sensitive", () => check("0 INFO 1 call=x\n0 INFO 1 call=X", "0 1"));
	test("no messages", () => check("0 # text", ""));
});
