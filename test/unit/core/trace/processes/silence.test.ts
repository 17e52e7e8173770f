import assert from "node:assert/strict";
import { afterSilence, diagnose, isDueAfter, parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

function outcomesAfter(script: string, silenceMs: number): readonly string[] {
	const trace = afterSilence(parseTrace(writeLog(script)), silenceMs);
	return trace.transactions.map(({ method, outcome }) => `${method} ${outcome}`);
}

suite("silence at the end of a log", () => {
	test("makes a request unanswered when its time has passed", () => {
		assert.deepEqual(outcomesAfter("0 OPTIONS 1\n2 # on", 30_000), ["OPTIONS pending"]);
		assert.deepEqual(outcomesAfter("0 OPTIONS 1\n2 # on", 30_001), ["OPTIONS unanswered"]);
	});
	test("gives a ringing INVITE as long as a person needs", () => {
		const ringing = "0 INVITE 1\n1 180 1 INVITE";
		assert.deepEqual(outcomesAfter(ringing, 100_000), ["INVITE pending"]);
		assert.deepEqual(outcomesAfter(ringing, 180_000), ["INVITE unanswered"]);
	});
	test("changes no answered request, and no challenge that waits for a person", () => {
		const done = "0 OPTIONS 1\n1 200 1 OPTIONS\n2 REGISTER 2 call=b\n3 401 2 REGISTER call=b";
		const trace = parseTrace(writeLog(done));
		assert.deepEqual(
			diagnose(afterSilence(trace, 200_000)).map(({ message }) => message),
			diagnose(trace).map(({ message }) => message),
		);
	});
	test("does not affect a client that was restarted since", () => {
		const trace = parseTrace(writeLog("0 OPTIONS 1\n5 # started again pid=7777"));
		assert.equal(isDueAfter(trace, 200_000), false);
		assert.equal(afterSilence(trace, 200_000).transactions[0]!.outcome, "pending");
	});
	test("is distinguished from what the log shows", () => {
		const found = diagnose(afterSilence(parseTrace(writeLog("0 OPTIONS 1\n3 # on")), 32_000));
		assert.deepEqual(
			found.map(({ rule, message }) => [rule, message]),
			[
				[
					"unanswered-request",
					"OPTIONS got no response: the log continues for 3 s, and nothing was written in the 32 s that it was " +
						"then followed. This assumes that the client was still running.",
				],
			],
		);
	});
	test("does not change the texts about pending requests", () => {
		const [pending] = diagnose(afterSilence(parseTrace(writeLog("0 OPTIONS 1\n3 # on")), 10_000));
		assert.equal(pending!.rule, "pending-request");
		assert.match(pending!.message, /ends 3 s after it/);
	});
});

suite("isDueAfter", () => {
	const trace = parseTrace(writeLog("0 OPTIONS 1\n2 # on"));
	test("is true when a limit is crossed, to the millisecond", () => {
		assert.equal(isDueAfter(trace, 30_000), false);
		assert.equal(isDueAfter(trace, 30_001), true);
	});
	test("continues from the silence known before", () => {
		assert.equal(isDueAfter(afterSilence(trace, 20_000), 10_000), false);
		assert.equal(isDueAfter(afterSilence(trace, 20_000), 10_001), true);
	});
	test("is false if nothing is pending, and in a log without times", () => {
		assert.equal(isDueAfter(afterSilence(trace, 40_000), 500_000), false);
		assert.equal(
			isDueAfter(parseTrace("OPTIONS sip:a@b SIP/2.0\r\nCSeq: 1 OPTIONS\r\nCall-ID: x\r\n\r\n"), 500_000),
			false,
		);
		assert.equal(isDueAfter(parseTrace(""), 500_000), false);
	});
});
