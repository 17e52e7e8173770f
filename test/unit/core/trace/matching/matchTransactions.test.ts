import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { transactionLines, writeLog } from "../../../../support/fixture.ts";
import { check } from "./transactionHelper.ts";

suite("transactions: many processes", () => {
	test("a log with a process per message does not need tables for each process", () => {
		const processes = 20_000;
		const script = Array.from({ length: processes }, (_, number) => `0 INVITE 1 pid=${(number + 1).toString(16)}`);
		const text = writeLog(script.join("\n"));
		const before = process.memoryUsage().arrayBuffers;
		const { transactions } = parseTrace(text);
		const grown = process.memoryUsage().arrayBuffers - before;
		assert.equal(transactions.length, processes);
		assert.ok(grown < processes * 1500, `${Math.round(grown / processes)} bytes for each process`);
	});

	test("two processes log one conversation, each from its own side", () => {
		check(
			"0 INVITE 1 pid=1\n0 INVITE 1 pid=2\n0 INVITE 1 pid=3\n0 200 1 INVITE pid=3\n0 200 1 INVITE pid=1\n0 486 1 INVITE pid=2",
			"INVITE 1 success 0 ms: 0 >4\nINVITE 1 failed 0 ms: 1 >5\nINVITE 1 success 0 ms: 2 >3",
		);
	});
});

suite("transactions: outcomes", () => {
	const cases: readonly [string, string, string][] = [
		["200", "0 BYE 1\n0.02 200 1 BYE", "BYE 1 success 20 ms: 0 >1"],
		["202", "0 REFER 1\n0 202 1 REFER", "REFER 1 success 0 ms: 0 >1"],
		["299", "0 BYE 1\n0 299 1 BYE", "BYE 1 success 0 ms: 0 >1"],
		["300", "0 BYE 1\n0 300 1 BYE", "BYE 1 redirected 0 ms: 0 >1"],
		["302", "0 REGISTER 1\n0 302 1 REGISTER", "REGISTER 1 redirected 0 ms: 0 >1"],
		["401", "0 REGISTER 1\n0 401 1 REGISTER", "REGISTER 1 challenged 0 ms: 0 >1"],
		["407", "0 INVITE 1\n0 407 1 INVITE", "INVITE 1 challenged 0 ms: 0 >1"],
		["400", "0 BYE 1\n0 400 1 BYE", "BYE 1 failed 0 ms: 0 >1"],
		["487 without CANCEL", "0 INVITE 1\n0 487 1 INVITE", "INVITE 1 failed 0 ms: 0 >1"],
		["503", "0 BYE 1\n0 503 1 BYE", "BYE 1 failed 0 ms: 0 >1"],
		["603", "0 INVITE 1\n0 603 1 INVITE", "INVITE 1 failed 0 ms: 0 >1"],
		["a code beyond all classes", "0 BYE 1\n0 999 1 BYE", "BYE 1 failed 0 ms: 0 >1"],
		["a code of zero is no answer", "0 BYE 1\n0 000 1 BYE", "BYE 1 pending: 0 ~1"],
		["the log ends", "0 BYE 1", "BYE 1 pending: 0"],
		["32,000 ms", "0 BYE 1\n32.000 # end", "BYE 1 pending: 0"],
		["32,001 ms", "0 BYE 1\n32.001 # end", "BYE 1 unanswered: 0"],
		["32,001 ms, only a provisional response", "0 BYE 1\n1 100 1 BYE\n32.001 # end", "BYE 1 unanswered: 0 ~1"],
		["INVITE without 1xx, 32,001 ms", "0 INVITE 1\n32.001 # end", "INVITE 1 unanswered: 0"],
		["INVITE with 1xx, 180,000 ms", "0 INVITE 1\n1 180 1 INVITE\n180 # end", "INVITE 1 pending: 0 ~1"],
		[
			"INVITE with 100 alone, 180,000 ms: a proxy may wait for a person",
			"0 INVITE 1\n1 100 1 INVITE\n180 # end",
			"INVITE 1 pending: 0 ~1",
		],
		[
			"INVITE within a call with 100 alone, 32,001 ms",
			"0 INVITE 1 totag=b\n1 100 1 INVITE totag=b\n32.001 # end",
			"INVITE 1 unanswered: 0 ~1",
		],
		[
			"INVITE within a call that rings, 180,000 ms",
			"0 INVITE 1 totag=b\n1 180 1 INVITE totag=b\n180 # end",
			"INVITE 1 pending: 0 ~1",
		],
		[
			"INVITE that rings, and whose call has ended, 32,001 ms",
			"0 INVITE 1\n1 180 1 INVITE totag=b\n9 BYE 2 totag=b\n9 200 2 BYE totag=b\n32.001 # end",
			"INVITE 1 unanswered: 0 ~1\nBYE 2 success 0 ms: 2 >3",
		],
		["INVITE with 1xx, 180,001 ms", "0 INVITE 1\n1 180 1 INVITE\n180.001 # end", "INVITE 1 unanswered: 0 ~1"],
		["a late answer is an answer", "0 BYE 1\n300 200 1 BYE\n999 # end", "BYE 1 success 300000 ms: 0 >1"],
		["BENOTIFY", "0 BENOTIFY 1\n99 # end", "BENOTIFY 1 noResponseDue: 0"],
		["BENOTIFY that is answered all the same", "0 BENOTIFY 1\n0 200 1 BENOTIFY", "BENOTIFY 1 success 0 ms: 0 >1"],
		["ACK alone", "0 ACK 1\n99 # end", "ACK 1 noResponseDue: 0"],
		["unknown method", "0 PING 1\n0 200 1 PING", "PING 1 success 0 ms: 0 >1"],
		["methods are told by case", "0 bye 1\n0 200 1 BYE", "bye 1 pending: 0\nBYE 1 orphan: >1"],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});

suite("transactions: what a response answers", () => {
	const cases: readonly [string, string, string][] = [
		["equal branch", "0 BYE 1 branch=z\n1 200 1 BYE branch=z", "BYE 1 success 1000 ms: 0 >1"],
		["branch in the request only", "0 BYE 1 branch=z\n1 200 1 BYE", "BYE 1 success 1000 ms: 0 >1"],
		["branch in the response only", "0 BYE 1\n1 200 1 BYE branch=z", "BYE 1 success 1000 ms: 0 >1"],
		["another branch", "0 BYE 1 branch=y\n1 200 1 BYE branch=z", "BYE 1 pending: 0\nBYE 1 orphan: >1"],
		["another From tag", "0 BYE 1 tag=a\n1 200 1 BYE tag=b", "BYE 1 pending: 0\nBYE 1 orphan: >1"],
		[
			"another From tag, branch in the request only",
			"0 BYE 1 tag=a branch=z\n1 200 1 BYE tag=b",
			"BYE 1 pending: 0\nBYE 1 orphan: >1",
		],
		[
			"another From tag, branch in the response only",
			"0 BYE 1 tag=a\n1 200 1 BYE tag=b branch=z",
			"BYE 1 pending: 0\nBYE 1 orphan: >1",
		],
		["no From tag in the request", "0 BYE 1 tag=-\n1 200 1 BYE tag=b", "BYE 1 success 1000 ms: 0 >1"],
		["no From tag in the response", "0 BYE 1 tag=a\n1 200 1 BYE tag=-", "BYE 1 success 1000 ms: 0 >1"],
		[
			"no From tag in the response, branch in the request only",
			"0 BYE 1 branch=z\n1 200 1 BYE tag=-",
			"BYE 1 success 1000 ms: 0 >1",
		],
		[
			"no From tag in the response, branch in the response only",
			"0 BYE 1\n1 200 1 BYE tag=- branch=z",
			"BYE 1 success 1000 ms: 0 >1",
		],
		[
			"no From tag in the response, and another branch",
			"0 BYE 1 branch=y\n1 200 1 BYE tag=- branch=z",
			"BYE 1 pending: 0\nBYE 1 orphan: >1",
		],
		[
			"the branch goes before the From tag",
			"0 BYE 1 tag=a branch=z\n1 200 1 BYE tag=b branch=z",
			"BYE 1 success 1000 ms: 0 >1",
		],
		["another CSeq number", "0 BYE 1\n1 200 2 BYE", "BYE 1 pending: 0\nBYE 2 orphan: >1"],
		["another CSeq method", "0 BYE 1\n1 200 1 INFO", "BYE 1 pending: 0\nINFO 1 orphan: >1"],
		["another Call-ID", "0 BYE 1 call=x\n1 200 1 BYE call=y", "BYE 1 pending: 0\nBYE 1 orphan: >1"],
		["no Call-ID", "0 BYE 1 call=-\n1 200 1 BYE call=-", "BYE 1 pending: 0\nBYE 1 orphan: >1"],
		["no CSeq in the response", "0 BYE 1\n1 200 -", "BYE 1 pending: 0\n? - orphan: >1"],
		["no CSeq in the request", "0 BYE -\n1 200 1 BYE", "BYE - pending: 0\nBYE 1 orphan: >1"],
		["a response before its request", "0 200 1 BYE\n1 BYE 1", "BYE 1 orphan: >0\nBYE 1 pending: 1"],
		[
			"both sides count alike",
			"0 INFO 2 tag=a\n0 INFO 2 tag=b\n1 200 2 INFO tag=b\n2 500 2 INFO tag=a",
			"INFO 2 failed 2000 ms: 0 >3\nINFO 2 success 1000 ms: 1 >2",
		],
		[
			"the latest of equal requests",
			"0 BYE 1 pid=1\n1 BYE 1 pid=2\n2 200 1 BYE pid=2",
			"BYE 1 pending: 0\nBYE 1 success 1000 ms: 1 >2",
		],
		[
			"responses without a request are grouped",
			"0 180 1 INVITE\n1 200 1 INVITE\n2 200 1 INVITE",
			"INVITE 1 orphan: ~0 >1 >>2",
		],
		["orphans of two branches", "0 200 1 BYE branch=y\n1 200 1 BYE branch=z", "BYE 1 orphan: >0\nBYE 1 orphan: >1"],
		["orphans without keys stay apart", "0 200 -\n1 200 -", "? - orphan: >0\n? - orphan: >1"],
		["a response to an ACK", "0 ACK 1\n1 200 1 ACK", "ACK 1 noResponseDue: 0\nACK 1 orphan: >1"],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});

suite("transactions: time", () => {
	const cases: readonly [string, string, string][] = [
		["midnight", "23:59:59.900 BYE 1\n00:00:00.100 200 1 BYE", "BYE 1 success 200 ms: 0 >1"],
		[
			"midnight with dates",
			"04/16/2013|23:59:59.900 BYE 1\n04/17/2013|00:00:00.100 200 1 BYE",
			"BYE 1 success 200 ms: 0 >1",
		],
		[
			"several midnights",
			"23:00:00.000 BYE 1\n01:00:00.000 # x\n20:00:00.000 # x\n01:00:00.000 200 1 BYE",
			"BYE 1 success 93600000 ms: 0 >1",
		],
		[
			"several midnights with dates",
			"04/16/2013|23:00:00.000 BYE 1\n04/19/2013|23:00:00.000 200 1 BYE",
			"BYE 1 success 259200000 ms: 0 >1",
		],
		["the log goes on after midnight", "23:59:50.000 BYE 1\n00:00:22.000 # end", "BYE 1 pending: 0"],
		["the log goes on long after midnight", "23:59:50.000 BYE 1\n00:00:22.001 # end", "BYE 1 unanswered: 0"],
		[
			"a thread out of turn at midnight",
			"00:00:00.100 BYE 1\n23:59:59.950 # late\n00:00:00.200 200 1 BYE",
			"BYE 1 success 100 ms: 0 >1",
		],
		[
			"a thread that is minutes out of turn at midnight",
			"00:01:00.000 BYE 1\n23:52:00.000 # late\n00:02:00.000 200 1 BYE",
			"BYE 1 success 60000 ms: 0 >1",
		],
		["a thread out of turn at midnight ends the log", "00:00:00.100 BYE 1\n23:59:59.950 # late", "BYE 1 pending: 0"],
		["the clock goes back", "10:00:00.000 BYE 1\n09:59:00.000 # end", "BYE 1 pending: 0"],
		[
			"the clock goes back between request and response",
			"10:00:00.010 BYE 1\n10:00:00.000 200 1 BYE",
			"BYE 1 success: 0 >1",
		],
		[
			"a new process starts: nobody waits any more",
			"0 BYE 1 pid=1\n1 # x pid=1\n99 REGISTER 1 call=y pid=2",
			"BYE 1 pending: 0\nREGISTER 1 pending: 1",
		],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));

	test("how long the log continues", () => {
		const { transactions } = parseTrace(writeLog("0 BYE 1\n0 INFO 1\n0 200 1 INFO\n7 # end"));
		assert.deepEqual(
			transactions.map(({ waitedMs }) => waitedMs),
			[7000, null],
		);
	});

	test("another process's records do not count", () => {
		const log = writeLog("0 BYE 1 pid=1\n5 # x") + writeLog("99 BYE 1 pid=2").replace("c1", "c2");
		assert.equal(parseTrace(log).transactions[0]!.outcome, "pending");
	});
});

suite("transactions: a response that another thread logged before its request", () => {
	const cases: readonly [string, string, string][] = [
		["just before", "0 1 200 1 BYE\n10 2 BYE 1", "BYE 1 success: 1 >0"],
		["with another record between", "0 1 200 1 BYE\n0 3 #\n10 2 BYE 1", "BYE 1 success: 1 >0"],
		["a provisional one", "0 1 100 1 INVITE\n10 2 INVITE 1\n20 1 200 1 INVITE", "INVITE 1 success 10 ms: 1 ~0 >2"],
		["at the very same time", "0 1 200 1 BYE\n0 2 BYE 1", "BYE 1 success: 1 >0"],
		["fifty milliseconds before", "0 1 200 1 BYE\n50 2 BYE 1", "BYE 1 success: 1 >0"],
		["eight records before", `0 1 200 1 BYE\n${"1 3 #\n".repeat(7)}10 2 BYE 1`, "BYE 1 success: 1 >0"],
		["far from the start of the log", `${"0 3 #\n".repeat(9)}0 1 200 1 BYE\n10 2 BYE 1`, "BYE 1 success: 1 >0"],
		["by the same thread", "0 1 200 1 BYE\n10 1 BYE 1", "BYE 1 orphan: >0\nBYE 1 pending: 1"],
		["too long before", "0 1 200 1 BYE\n51 2 BYE 1", "BYE 1 orphan: >0\nBYE 1 pending: 1"],
		["too far before", `0 1 200 1 BYE\n${"1 3 #\n".repeat(8)}10 2 BYE 1`, "BYE 1 orphan: >0\nBYE 1 pending: 1"],
		["of another request", "0 1 200 1 BYE\n10 2 BYE 2", "BYE 1 orphan: >0\nBYE 2 pending: 1"],
		["a copy of the request then", "0 1 200 1 BYE\n10 2 BYE 1\n20 2 BYE 1", "BYE 1 success: 1 =2 >0"],
	];
	for (const [name, script, expected] of cases) {
		test(name, () => assert.equal(transactionLines(parseTrace(threadsLog(script))).join("\n"), expected));
	}

	/** One line per record: milliseconds, thread, and text. */
	function threadsLog(script: string): string {
		return script
			.split("\n")
			.map((line) => {
				const [, ms, thread, what] = /^(\d+) (\d) (.*)$/.exec(line)!;
				const [first, ...cseq] = what!.split(" ");
				const start = /^\d/.test(first!) ? `SIP/2.0 ${first} Reason` : `${first} sip:b SIP/2.0`;
				const number = /^\d/.test(first!) ? cseq.join(" ") : `${cseq[0]} ${first}`;
				const prefix = `10:00:00.${ms!.padStart(3, "0")} 33C:${thread} INFO  :: `;
				return `${prefix}${first === "#" ? "text" : `${start}\nFrom: <sip:a>;tag=a\nCall-ID: c\nCSeq: ${number}\n`}\n`;
			})
			.join("");
	}
});
