// What a query matches in a log.

import assert from "node:assert/strict";
import { diagnose, filter, parseQuery, parseTrace, type Trace } from "../../../../server/src/core/index.ts";
import { cpuTime } from "../../../support/cpuTime.ts";
import { writeLog } from "../../../support/fixture.ts";

const TRACE = parseTrace(
	writeLog(`
		0     INVITE 1 call=c1 | Contact: <sip:alice@192.0.2.1>
		0.1   180 1 INVITE call=c1
		1     # Connection timed out
		2     200 1 INVITE call=c1
		60    MESSAGE 7 call=c2 from=sip:carol@fabrikam.com
		60.5  404 7 MESSAGE call=c2 from=sip:carol@fabrikam.com
		61    OPTIONS 1 call=c3 tag=b
		61.2  200 1 OPTIONS call=c3 tag=b
		120   OPTIONS 2 call=c3 tag=b
		120.1 483 2 OPTIONS call=c3 tag=b
	`),
);

/** The records that match, counted from 0. */
function matching(trace: Trace, text: string): string {
	const { query, errors } = parseQuery(text);
	assert.deepEqual(errors, []);
	const { blocks } = filter(trace, query!, () => diagnose(trace));
	const { records } = trace.index;
	const found: number[] = [];
	for (const { sourceLine, count } of blocks) {
		for (let record = records.atLine(sourceLine); record <= records.atLine(sourceLine + count - 1); record++)
			found.push(record);
	}
	return found.join(" ");
}

suite("query: evaluate", () => {
	const cases: Readonly<Record<string, string>> = {
		"from:alice": "0 1 3 6 7 8 9",
		"from:CAROL": "4 5",
		"from:=carol@fabrikam.com": "4 5",
		"from:=carol": "",
		"from:*@fabrikam.com": "4 5",
		'from:"*@fabrikam.com"': "",
		"from:/^sip:carol@/": "4 5",
		"user:bob": "0 1 3 4 5 6 7 8 9",
		"to:bob from:carol": "4 5",
		"callid:c2": "4 5",
		"callid:C?": "0 1 3 4 5 6 7 8 9",
		"callid:*": "0 1 3 4 5 6 7 8 9",
		"method:options": "6 7 8 9",
		"method:opt": "",
		"method:OPT*": "6 7 8 9",
		"status:404": "5",
		"status:4xx": "5 9",
		"status:48?": "9",
		"status:>=200": "3 5 7 9",
		"status:100..200": "1 3 7",
		"status:>2xx": "5 9",
		"cseq:7": "4 5",
		"cseq:>1": "4 5 8 9",
		'cseq:"1 INVITE"': "0 1 3",
		"level:info": "0 1 2 3 4 5 6 7 8 9",
		"level:error": "",
		timed: "2",
		'"timed out"': "2",
		"text:t?med*out": "2",
		'text:="connection timed out"': "2",
		"text:=connection*timed?out": "2",
		"/time[dr] out$/": "2",
		"time:10:01": "4 5 6 7",
		"time:10:00..10:01": "0 1 2 3 4 5 6 7",
		"time:10:01:00.5": "5",
		"time:>10:01": "8 9",
		"time:<10:00:01": "0 1",
		"time:<=10:00:01": "0 1 2",
		"time:10:01:01..": "6 7 8 9",
		"time:23:00..10:00:00": "0 1",
		"time:2013-04-16": "",
		"is:request": "0 4 6 8",
		"is:response": "1 3 5 7 9",
		"is:other": "2",
		"is:sip": "0 1 3 4 5 6 7 8 9",
		"is:keepalive": "6 7",
		"outcome:failed": "4 5 8 9",
		"outcome:success": "0 1 3 6 7",
		"duration:>500": "0 1 3",
		"duration:>=0.5s": "0 1 3 4 5",
		"problem:error": "4 5",
		"problem:any": "0 1 3 4 5 8 9",
		"problem:none": "2 6 7",
		"rule:failed-*": "4 5 8 9",
		"not is:sip": "2",
		"-method:OPTIONS -method:INVITE": "2 4 5",
		"timed or status:404": "2 5",
		"from:alice (status:180 or status:483)": "1 9",
		"-(is:request or is:response)": "2",
	};
	for (const [query, expected] of Object.entries(cases)) {
		test(query, () => assert.equal(matching(TRACE, query), expected));
	}

	test("direction: framing records determine it, are found by text, and are kept with their message", () => {
		const framed = parseTrace(
			[
				"04/16/2013|03:17:30.000 1F68:C14 INFO  :: Sending Packet - 192.0.2.9:5061 (From Local Address: 192.0.2.1:20323) 400 bytes:",
				`04/16/2013|03:17:30.000 1F68:C14 INFO  :: ${"REGISTER sip:contoso.com SIP/2.0"}`,
				"Call-ID: c1",
				"CSeq: 1 REGISTER",
				"",
				"04/16/2013|03:17:30.000 1F68:C14 INFO  :: End of Sending Packet - 192.0.2.9:5061 (From Local Address: 192.0.2.1:20323) 400 bytes",
				"04/17/2013|03:17:30.000 1F68:C14 INFO  :: Sending Packet - 192.0.2.9:5061 (From Local Address: 192.0.2.1:20323) 4 bytes:",
				"",
			].join("\r\n"),
		);
		assert.equal(matching(framed, "direction:out"), "0 1 2");
		assert.equal(matching(framed, "direction:in"), "");
		assert.equal(matching(framed, "192.0.2.9:5061"), "0 1 2 3");
		assert.equal(matching(framed, "method:REGISTER"), "0 1 2");
		assert.equal(matching(framed, "is:keepalive"), "3");
		assert.equal(matching(framed, "time:2013-04-16"), "0 1 2");
		assert.equal(matching(framed, "time:04/17/2013"), "3");
		assert.equal(matching(framed, "time:2013-04-16T03:17..2013-04-17T03:17"), "0 1 2 3");
		assert.equal(matching(framed, "time:>2013-04-16"), "3");
	});

	test("retransmissions", () => {
		const trace = parseTrace(writeLog("0 MESSAGE 1\n0.5 MESSAGE 1\n1 200 1 MESSAGE\n1.5 200 1 MESSAGE"));
		assert.equal(matching(trace, "is:retransmission"), "1 3");
	});

	test("the responses of two legs of a forked call are not retransmissions of each other", () => {
		const trace = parseTrace(
			writeLog("0 INVITE 1\n1 200 1 INVITE totag=a\n1 200 1 INVITE totag=b\n2 200 1 INVITE totag=b"),
		);
		assert.equal(matching(trace, "is:retransmission"), "3");
	});

	test("many retransmissions of one request and one call do not take quadratic time", () => {
		const trace = parseTrace(writeLog(Array.from({ length: 20_000 }, () => "0 MESSAGE 1").join("\n")));
		const { query } = parseQuery("is:retransmission method:MESSAGE");
		const time = cpuTime(() => assert.equal(filter(trace, query!, () => [], "call").messages, 20_000));
		assert.ok(time < 3000, `${time} ms`);
	});
});
