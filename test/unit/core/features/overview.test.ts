import assert from "node:assert/strict";
import { diagnose, overview, parseTrace, type RuleSettings } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

suite("overview", () => {
	test("gives the worst severity of the problems", () => {
		assert.equal(worst("0 MESSAGE 1\n0 200 1 MESSAGE"), "none");
		assert.equal(worst("0 INVITE 1\n1 486 1 INVITE\n1 ACK 1"), "warning");
		assert.equal(worst("0 MESSAGE 1\n0 500 1 MESSAGE"), "error");
		assert.equal(worst("0 MESSAGE 1\n0 500 1 MESSAGE", { "failed-transaction": "off" }), "none");
	});

	test("names what did not work", () => {
		const text = (script: string) => overview(parseTrace(writeLog(script)), []).text;
		assert.match(text("0 INVITE 1\n1 404 1 INVITE\n1 ACK 1"), /^3 messages · 1 Call-ID · 1 call failed$/);
		assert.match(
			text(
				"0 INVITE 1\n1 404 1 INVITE\n2 INVITE 1 call=b\n3 486 1 INVITE call=b\n4 MESSAGE 1 call=c\n99 OPTIONS 1 call=d",
			),
			/ · 1 call failed · 1 call busy · 1 conversation unanswered · 1 pending$/,
		);
	});

	test("a call that nobody answered or that was declined is not counted as refused", () => {
		const bad = (status: number) =>
			overview(parseTrace(writeLog(`0 INVITE 1\n1 ${status} 1 INVITE\n1 ACK 1`)), []).text.split(" · ")[2];
		assert.deepEqual([486, 600, 480, 603, 403].map(bad), [
			"1 call busy",
			"1 call busy",
			"1 call unavailable",
			"1 call declined",
			"1 call refused",
		]);
	});

	test("gives the same answer as the report, with the line of the failure", () => {
		const log = "0 INVITE 1 call=a\n1 486 1 INVITE call=a\n1 ACK 1 call=a";
		const trace = parseTrace(writeLog(log));
		const { answer, lineOfFailure } = overview(trace, diagnose(trace));
		assert.match(answer, /^The call .* failed: 486 Reason\.$/);
		assert.equal(lineOfFailure, trace.lines.lineAt(trace.text.indexOf("SIP/2.0 486")) + 1);
	});

	test("the answer is short, however long its names are", () => {
		const name = "x".repeat(180);
		const trace = parseTrace(
			writeLog("0 INVITE 1\n1 404 1 INVITE\n1 ACK 1").replaceAll("alice", name).replaceAll("bob", name),
		);
		assert.ok(overview(trace, diagnose(trace)).answer.length <= 400);
	});

	test("distinguishes an empty log from one without problems", () => {
		const told = (text: string) => {
			const { text: numbers, worst, todo, answer, lineOfFailure } = overview(parseTrace(text), []);
			assert.deepEqual([worst, lineOfFailure, todo === ""], ["none", null, / messages? · \d/.test(numbers)]);
			return [numbers, answer.slice(0, answer.indexOf(".") + 1)];
		};
		assert.deepEqual(told(" \r\n"), ["empty", "This log is empty."]);
		assert.deepEqual(told("words"), ["no trace log", NO_TRACE]);
		assert.deepEqual(told("10:38:58.520 33C:B00 INFO  :: hello\r\n"), [
			"1 record · no SIP message",
			"This log contains no SIP message, so it does not show whether anything failed.",
		]);
		assert.match(told("SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n")[1]!, /^A SIP message begins here/);
		assert.deepEqual(told(writeLog("0 MESSAGE 1\n0 200 1 MESSAGE")), [
			"2 messages · 1 Call-ID · no failure found",
			"No failure was found.",
		]);
		assert.deepEqual(told(writeLog("0 MESSAGE 1")), [
			"1 message · 1 Call-ID · too little to tell · 1 pending",
			"This log contains too little to tell whether anything failed.",
		]);
	});

	test("any log gives a text", () => {
		assert.match(overview(parseTrace(writeLog("0 MESSAGE 1")), []).text, /^1 message · .* · 1 pending$/);
	});

	const NO_TRACE = "This is not an RTCDLL or uccapilog trace: no line begins like its records, for example 10:38:58.";

	function worst(script: string, rules: RuleSettings = {}): string {
		const trace = parseTrace(writeLog(script));
		return overview(trace, diagnose(trace, rules)).worst;
	}
});
