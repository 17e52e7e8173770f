import assert from "node:assert/strict";
import { parseTrace, step } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const LOG = writeLog(`
	0    REGISTER 1 call=a
	0    401 1 REGISTER call=a
	1    MESSAGE 1 call=b
	2    REGISTER 2 call=a
	2    200 2 REGISTER call=a
`);

suite("step", () => {
	test("call: from message to message of one Call-ID, wrapping around", () => {
		assert.equal(from("401", "next"), "REGISTER");
		assert.equal(lineOf("401", "next"), lineOfText("10:00:02.000"));
		assert.equal(from("SIP/2.0 200", "next"), "REGISTER");
		assert.equal(lineOf("SIP/2.0 200", "next"), 0);
		assert.equal(lineOf("REGISTER", "previous"), lineOfText("SIP/2.0 200"));
	});

	test("call: a single message, and outside messages", () => {
		assert.equal(from("MESSAGE", "next"), "No other message in this log has this Call-ID.");
		assert.deepEqual(step(parseTrace(""), [], 0, "call", "next"), { reason: "The cursor is not in a SIP message." });
	});

	function from(text: string, direction: "next" | "previous"): string {
		const answer = step(parseTrace(LOG), [], LOG.indexOf(text), "call", direction);
		return "span" in answer ? LOG.slice(answer.span.start).split(" ", 1)[0]! : answer.reason;
	}

	function lineOf(text: string, direction: "next" | "previous"): number {
		const trace = parseTrace(LOG);
		const answer = step(trace, [], LOG.indexOf(text), "call", direction);
		return "span" in answer ? trace.lines.lineAt(answer.span.start) : -1;
	}

	function lineOfText(text: string): number {
		return parseTrace(LOG).lines.lineAt(LOG.indexOf(text));
	}
});
