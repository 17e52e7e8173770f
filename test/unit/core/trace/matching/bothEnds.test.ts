import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../../server/src/core/index.ts";
import { linesOf, transactionLines, writeLog, writeServerLog } from "../../../../support/fixture.ts";

/** A client (process 1) and a server (process 2) that logged the same script, in which the client sends the requests. */
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
	test("are one transaction, as seen by the side that sent the request", () => {
		check(CALL, "INVITE 1 success 2002 ms: 0 ~3 >5 +6\nACK 1 noResponseDue: 6 of #0");
	});

	test("nothing in it counts as a retransmission, or raises a finding", () => {
		assert.deepEqual(diagnose(parseTrace(writeLog(CALL))), []);
	});

	test("each message refers to its record in the other log", () => {
		const trace = parseTrace(writeLog(CALL));
		const pairs = Array.from({ length: 8 }, (_, message) => trace.otherEndOf(message));
		assert.deepEqual(pairs, [1, 0, 3, 2, 5, 4, 7, 6]);
		assert.deepEqual(trace.transactions[0]!.otherEnd, [1, 2, 4]);
		assert.deepEqual(
			[0, 1, 4, 7].map((message) => trace.transactionOf(message).id),
			[0, 0, 0, 1],
		);
	});

	test("the side that sent the request is used, wherever it is in the text", () => {
		check(
			`0 REGISTER 1 pid=2 branch=x | Record-Route: <sip:p>
			0 REGISTER 1 pid=1 branch=x | User-Agent: RTC/1.3
			1 200 1 REGISTER pid=2 branch=x
			1 200 1 REGISTER pid=1 branch=x`,
			"REGISTER 1 success 1000 ms: 1 >3",
		);
	});

	test("without a branch, one side must have sent it and the other received it", () => {
		const script = (mark: string) => `
			0 INFO 1 pid=1 | User-Agent: RTC/1.3
			0 INFO 1 pid=2${mark}
			1 200 1 INFO pid=2
			1 200 1 INFO pid=1`;
		check(script(" | Record-Route: <sip:p>"), "INFO 1 success 1000 ms: 0 >3");
		check(script(""), "INFO 1 success 1000 ms: 0 >3\nINFO 1 success 1000 ms: 1 >2");
	});

	test("a request forwarded by a proxy is a transaction of its own", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			0 INFO 1 pid=2 branch=y via=192.0.2.9:5060
			1 200 1 INFO pid=2 branch=y via=192.0.2.9:5060
			1 200 1 INFO pid=1 branch=x`,
			"INFO 1 success 1000 ms: 0 >3\nINFO 1 success 1000 ms: 1 >2",
		);
	});

	test("retransmissions are counted on one side only", () => {
		check(
			`0   INFO 1 pid=1 branch=x over=UDP
			0.5 INFO 1 pid=1 branch=x over=UDP
			0.6 INFO 1 pid=2 branch=x over=UDP
			0.7 200 1 INFO pid=2 branch=x
			0.8 200 1 INFO pid=1 branch=x`,
			"INFO 1 success 800 ms: 0 =1 >4",
		);
	});

	test("a response that never arrived leaves the request unanswered", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			1 INFO 1 pid=2 branch=x
			2 200 1 INFO pid=2 branch=x
			60 # end pid=1`,
			"INFO 1 unanswered: 0",
		);
	});

	test("what the sender's log is too short to show comes from the other log", () => {
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

	test("a cancelled call: CANCEL and INVITE have the same CSeq number, but are separate transactions", () => {
		check(
			`0 INVITE 1 pid=1 branch=x
			0 INVITE 1 pid=2 branch=x
			1 CANCEL 1 pid=1 branch=x
			1 CANCEL 1 pid=2 branch=x
			1 200 1 CANCEL pid=2 branch=x
			1 200 1 CANCEL pid=1 branch=x`,
			"INVITE 1 pending: 0 cancel #1\nCANCEL 1 success 0 ms: 2 >5 of #0",
		);
		check(
			"0 # start pid=2\n0 INVITE 1 pid=1 branch=x\n1 CANCEL 1 pid=2 branch=x\n2 # end pid=1",
			"INVITE 1 pending: 0\nCANCEL 1 pending: 1",
		);
	});

	test("requests that differ in address or To tag, or have no CSeq number, are other transactions", () => {
		const pair = (one: string, other: string) =>
			`0 ${one} pid=1 branch=x\n1 ${other} pid=2 branch=x\n2 # end pid=1\n3 # end pid=2`;
		const numbered = (two: string) => `INFO 1 pending: 0${two}`;
		check(pair("INFO 1", "INFO 1"), numbered(""));
		check(pair("INFO 1", "INFO 1 via=192.0.2.9"), numbered("\nINFO 1 pending: 1"));
		check(pair("INFO 1 totag=b", "INFO 1 totag=c"), numbered("\nINFO 1 pending: 1"));
		check(pair("INFO 1 call=-", "INFO 1 call=-"), numbered("\nINFO 1 pending: 1"));
		check(pair("INFO -", "INFO -"), "INFO - pending: 0\nINFO - pending: 1");
	});

	test("a restarted client may reuse its numbers", () => {
		check(
			`0 INFO 1 pid=1 branch=x
			1 # both sides of another call pid=2
			2 # end pid=1
			5 INFO 1 pid=3 branch=x
			6 # end pid=2
			7 # end pid=3`,
			"INFO 1 pending: 0\nINFO 1 pending: 1",
		);
	});

	test("if the sides are unknown, the process that began first is used", () => {
		check(
			`0 # start pid=1
			1 INFO 1 pid=2 branch=x
			2 INFO 1 pid=1 branch=x
			3 200 1 INFO pid=2 branch=x
			4 200 1 INFO pid=1 branch=x`,
			"INFO 1 success 2000 ms: 1 >3",
		);
	});

	test("a provisional response, and an ACK to a refusal, missing from the sender's shorter log", () => {
		const begun = "0 INVITE 1 pid=1 branch=x\n0 INVITE 1 pid=2 branch=x\n";
		check(`${begun}1 # end pid=1\n2 180 1 INVITE pid=2 branch=x`, "INVITE 1 pending: 0 ~2");
		check(`${begun}2 180 1 INVITE pid=2 branch=x\n3 # end pid=1`, "INVITE 1 pending: 0");
		check(
			`${begun}1 486 1 INVITE pid=2 branch=x\n1 486 1 INVITE pid=1 branch=x\n2 ACK 1 pid=2 branch=x`,
			"INVITE 1 failed 1000 ms: 0 >3 +4",
		);
	});

	test("responses that overtake each other: by status, and by the leg of a forked call", () => {
		const trace = parseTrace(
			writeLog(
				`0 INVITE 1 pid=1 branch=x
				0 INVITE 1 pid=2 branch=x
				1 180 1 INVITE pid=2 branch=x
				1 INVITE 1 pid=2 branch=x
				1 183 1 INVITE pid=2 branch=x
				2 183 1 INVITE pid=1 branch=x
				2 180 1 INVITE pid=1 branch=x
				3 200 1 INVITE pid=2 branch=x totag=b
				3 200 1 INVITE pid=2 branch=x totag=c
				4 200 1 INVITE pid=1 branch=x totag=c
				4 200 1 INVITE pid=1 branch=x totag=b`,
			),
		);
		const pairs = Array.from({ length: 11 }, (_, message) => trace.otherEndOf(message) ?? "-");
		assert.deepEqual(pairs, [1, 0, 6, "-", 5, 4, 2, 10, 9, 8, 7]);
		assert.deepEqual(trace.transactions[0]!.otherEnd, [1, 2, 3, 4, 7, 8]);
	});

	test("the log of a server shows forwarded requests, and is left unchanged", () => {
		const text = writeServerLog(
			"0 INFO 1 pid=1 branch=x dir=out\n0 INFO 1 pid=2 branch=x dir=in\n1 # end pid=1\n2 # end pid=2",
		);
		assert.deepEqual(transactionLines(parseTrace(text)), ["INFO 1 pending: 0", "INFO 1 pending: 1"]);
	});
});
