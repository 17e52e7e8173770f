import assert from "node:assert/strict";
import type { KeepOpen } from "../../../../server/src/core/features/foldLines.ts";
import { diagnose, foldLines, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

const LOG = writeLog(`
	0    # one
	0    # two
	1    INVITE 1 call=a
	2    486 1 INVITE call=a
	2    ACK 1 call=a
	3    # three
	3    # four
	4    MESSAGE 1 call=b
	5    200 1 MESSAGE call=b
`);

suite("foldLines", () => {
	const names = ["INVITE", "SIP/2.0 486", "ACK", "MESSAGE", "SIP/2.0 200", "one", "three"];

	test("failures: their transactions stay open", () => {
		assert.deepEqual(closed("failures", 0), ["one", "three", "MESSAGE", "SIP/2.0 200"]);
	});

	test("call: the messages with the Call-ID at the cursor stay open", () => {
		assert.deepEqual(closed("call", LOG.indexOf("MESSAGE")), ["one", "INVITE", "SIP/2.0 486", "ACK", "three"]);
	});

	test("sip: no message is folded", () => {
		assert.deepEqual(closed("sip", 0), ["one", "three"]);
	});

	test("a problem outside SIP stays visible", () => {
		const text = LOG.replace("four", "CSIPTransport::Connect failed 0x80072af9");
		const trace = parseTrace(text);
		const findings = diagnose(trace, { "error-code": "warning" });
		const answer = foldLines(trace, findings, 0, "failures");
		assert.ok("lines" in answer && !answer.lines.includes(trace.lines.lineAt(text.indexOf("three"))));
	});

	test("gives a reason if there is nothing to fold", () => {
		const trace = parseTrace(writeLog("0 MESSAGE 1\n0 200 1 MESSAGE"));
		assert.deepEqual(foldLines(trace, [], 0, "failures"), { reason: "No failure was found in this log." });
		assert.deepEqual(foldLines(trace, [], 0, "sip"), { reason: "This log has no run of non-SIP records to fold." });
		assert.deepEqual(foldLines(parseTrace(""), [], 0, "call"), { reason: "The cursor is not in a SIP message." });
	});

	/** The collapsed folds, by the text of their first lines. */
	function closed(keep: KeepOpen, offset: number): readonly string[] {
		const trace = parseTrace(LOG);
		const answer = foldLines(trace, diagnose(trace), offset, keep);
		if ("reason" in answer) throw new Error(answer.reason);
		return answer.lines.map((line) => {
			const text = LOG.slice(trace.lines.start(line), trace.lines.end(line));
			return names.find((name) => text.includes(`:: ${name}`)) ?? text;
		});
	}
});
