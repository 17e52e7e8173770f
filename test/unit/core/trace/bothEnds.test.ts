import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { linesOf, transactionLines, writeLog } from "../../../support/fixture.ts";

/** A client (process 1) and a server (process 2) that logged the same: the client sends a request of a script, and so on. */
const CALL = `
	0     INVITE 1 pid=1 branch=x
	0.002 INVITE 1 pid=2 branch=x
	0.003 180 1 INVITE pid=2 branch=x totag=b
	0.005 180 1 INVITE pid=1 branch=x totag=b
	2     200 1 INVITE pid=2 branch=x totag=b
	2.002 200 1 INVITE pid=1 branch=x totag=b
	2.003 ACK 1 pid=1 branch=y totag=b
	2.005 ACK 1 pid=2 branch=y totag=b`;

function check(script: string, expected: string): void {
	assert.deepEqual(transactionLines(parseTrace(writeLog(script))), linesOf(expected));
}

suite("both ends of a transaction in one text", () => {
	test("are one transaction, told by the side that sent the request", () => {
		check(CALL, "INVITE 1 success 2002 ms: 0 ~3 >5 +6\nACK 1 noResponseDue: 6 of #0");
	});

	test("nothing in it counts as sent again, or raises a finding", () => {
		assert.deepEqual(diagnose(parseTrace(writeLog(CALL))), []);
	});

	test("each message names the one in the other log", () => {
		const trace = parseTrace(writeLog(CALL));
		const pairs = Array.from({ length: 8 }, (_, message) => trace.otherEndOf(message));
		assert.deepEqual(pairs, [1, 0, 3, 2, 5, 4, 7, 6]);
		assert.deepEqual(trace.transactions[0]!.otherEnd, [1, 2, 4]);
		assert.deepEqual(
			[0, 1, 4, 7].map((message) => trace.transactionOf(message).id),
			[0, 0, 0, 1],
		);
	});

	test("the side that sent the request counts, wherever it stands", () => {
		check(
			`0 REGISTER 1 pid=2 branch=x | Record-Route: <sip:p>
			0 REGISTER 1 pid=1 branch=x | User-Agent: RTC/1.3
			1 200 1 REGISTER pid=2 branch=x
			1 200 1 REGISTER pid=1 branch=x`,
			"REGISTER 1 success 1000 ms: 1 >3",
		);
	});

	test("without a branch it must have been sent by one and received by the other", () => {
		const script = (mark: string) => `
			0 INFO 1 pid=1 | User-Agent: RTC/1.3
			0 INFO 1 pid=2${mark}
			1 200 1 INFO pid=2
			1 200 1 INFO pid=1`;
		check(script(" | Record-Route: <sip:p>"), "INFO 1 success 1000 ms: 0 >3");
		check(script(""), "INFO 1 success 1000 ms: 0 >3\nINFO 1 success 1000 ms: 1 >2");
	});

	test("what a proxy passed on is a transaction of its own", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			0 INFO 1 pid=2 branch=y via=192.0.2.9:5060
			1 200 1 INFO pid=2 branch=y via=192.0.2.9:5060
			1 200 1 INFO pid=1 branch=x`,
			"INFO 1 success 1000 ms: 0 >3\nINFO 1 success 1000 ms: 1 >2",
		);
	});

	test("copies are those of one side", () => {
		check(
			`0   INFO 1 pid=1 branch=x over=UDP
			0.5 INFO 1 pid=1 branch=x over=UDP
			0.6 INFO 1 pid=2 branch=x over=UDP
			0.7 200 1 INFO pid=2 branch=x
			0.8 200 1 INFO pid=1 branch=x`,
			"INFO 1 success 800 ms: 0 =1 >4",
		);
	});

	test("a response that never came leaves the request unanswered", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			1 INFO 1 pid=2 branch=x
			2 200 1 INFO pid=2 branch=x
			60 # end pid=1`,
			"INFO 1 unanswered: 0",
		);
	});

	test("what the log of the sender is too short to show comes from the other one", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			1 INFO 1 pid=2 branch=x
			2 # end pid=1
			2 200 1 INFO pid=2 branch=x`,
			"INFO 1 success 2000 ms: 0 >2",
		);
		check(
			`0 # start pid=1
			1 INFO 1 pid=2 branch=x
			2 200 1 INFO pid=2 branch=x
			2 200 1 INFO pid=1 branch=x | Server: RTC/3.0`,
			"INFO 1 success 1000 ms: 0 >2",
		);
	});
});
