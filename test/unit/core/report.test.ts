import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, type Report, report } from "../../../server/src/core/index.ts";
import { EVIL, evilLog } from "../../support/evilLog.ts";
import { messageLines, transactionLines, writeLog } from "../../support/fixture.ts";
import { schemaFaults } from "../../support/reportSchema.ts";

function reported(text: string): Report {
	// Through JSON, as every consumer of a report receives it.
	return JSON.parse(JSON.stringify(report(parseTrace(text), "a.log")));
}

function fixture(name: string): string {
	return readFileSync(join(import.meta.dirname, "../../fixtures", name), "utf8");
}

/** `severity rule line>related` for each finding. */
function findings(text: string): readonly string[] {
	return reported(text).findings.map(
		({ severity, rule, line, related }) => `${severity} ${rule} ${line}>${related.join()}`,
	);
}

/** `line-endLine date time` for each message. */
function places(text: string): readonly string[] {
	return reported(text).messages.map(
		({ line, endLine, date, time }) => `${line}-${endLine} ${date ? `${date} ` : ""}${time}`,
	);
}

suite("report: the sample", () => {
	const text = fixture("RTCDLL0.log");
	const callId = "48bbcb49bf9e4e5cbff05e1711dd829f@192.168.511.39";

	test("messages", () => {
		assert.deepEqual(messageLines(parseTrace(text)), [
			`→ REGISTER sip:add.com.cn SIP/2.0 | ${callId} | 1 REGISTER | 6 headers`,
			`← SIP/2.0 401 Unauthorized | ${callId} | 1 REGISTER | 8 headers`,
			`→ REGISTER sip:add.com.cn SIP/2.0 | ${callId} | 2 REGISTER | 6 headers`,
			`← SIP/2.0 200 OK | ${callId} | 2 REGISTER | 8 headers`,
		]);
		assert.deepEqual(places(text), [
			"1-8 10:38:58.520",
			"9-18 10:38:58.520",
			"19-26 10:38:59.231",
			"27-36 10:38:59.372",
		]);
	});

	test("every span extends to the end of its record", () => {
		const trace = parseTrace(text);
		for (let message = 0; message < 4; message++) {
			const { start, end } = trace.message(message).span;
			assert.equal(start, trace.index.records.textStart(message));
			assert.equal(end, trace.index.records.span(message).end);
		}
	});

	test("transactions", () => {
		assert.deepEqual(transactionLines(parseTrace(text)), [
			"REGISTER 1 challenged 0 ms: 0 >1",
			"REGISTER 2 success 141 ms: 2 >3",
		]);
	});

	test("findings: no failure", () => assert.deepEqual(findings(text), ["hint auth-challenge 9>19"]));

	test("one message, one transaction and one activity in full", () => {
		const { schema, file, records, messages, transactions, activities } = reported(text);
		assert.deepEqual([schema, file, records], ["rtcdll-report/1", "a.log", 4]);
		const cseq = { number: 1, method: "REGISTER" };
		assert.deepEqual(messages[1], {
			line: 9,
			endLine: 18,
			kind: "response",
			status: 401,
			reason: "Unauthorized",
			callId,
			cseq,
			time: "10:38:58.520",
			direction: "received",
			transaction: 0,
		});
		assert.deepEqual(transactions[0], {
			id: 0,
			callId,
			cseq,
			request: 0,
			provisionals: [],
			final: 1,
			durationMs: 0,
			outcome: "challenged",
		});
		const user = "yun.zheng@add.com.cn";
		assert.deepEqual(activities, [
			{
				id: 0,
				kind: "sign-in",
				from: user,
				to: null,
				outgoing: true,
				line: 1,
				endLine: 27,
				steps: [0, 1],
				result: "worked",
				by: null,
				failedAt: null,
				shownBy: 27,
				why: null,
				check: null,
			},
		]);
	});
});

suite("report: the sample as a paste", () => {
	const text = fixture("blog-paste.log");

	test("the same messages", () => {
		const sample = messageLines(parseTrace(fixture("RTCDLL0.log")));
		assert.deepEqual(messageLines(parseTrace(text)), sample);
	});
	test("captions are not part of a message", () => {
		assert.deepEqual(places(text), [
			"2-16 10:38:58.520",
			"18-36 10:38:58.520",
			"38-52 10:38:59.231",
			"54-74 10:38:59.372",
		]);
	});
	test("the same transactions", () => {
		assert.deepEqual(transactionLines(parseTrace(text)), transactionLines(parseTrace(fixture("RTCDLL0.log"))));
	});
	test("no failure", () => {
		const serious = findings(text).filter((finding) => /^(error|warning)/.test(finding));
		assert.deepEqual(serious, []);
		assert.ok(findings(text).includes("hint auth-challenge 18>38"));
	});
});

suite("report: format", () => {
	test("empty text", () => {
		assert.deepEqual(reported(""), {
			schema: "rtcdll-report/1",
			file: "a.log",
			records: 0,
			messages: [],
			transactions: [],
			activities: [],
			findings: [],
		});
	});

	test("a date", () => {
		assert.deepEqual(places("4/6/2013|3:17:30,168 1:2 INFO :: BYE sip:a SIP/2.0"), ["1-1 2013-04-06 3:17:30,168"]);
	});
	test("a byte order mark", () => {
		assert.deepEqual(places("\uFEFF10:00:00.000 1:2 INFO :: BYE sip:a SIP/2.0\r\nTo: b\r\n"), ["1-2 10:00:00.000"]);
	});
	test("a start line on the line after its record's prefix", () => {
		assert.deepEqual(places("10:00:00.000 1:2 INFO :: Sending Packet -\nBYE sip:a SIP/2.0\nTo: b"), [
			"2-3 10:00:00.000",
		]);
	});
	test("what is unknown is null", () => {
		const { messages, transactions } = reported("10:00:00.000 1:2 INFO :: SIP/2.0 200 OK\n");
		assert.deepEqual([messages[0]!.callId, messages[0]!.cseq, messages[0]!.direction], [null, null, "unknown"]);
		const [only] = transactions;
		assert.deepEqual([only!.request, only!.final, only!.durationMs, only!.outcome], [null, 0, null, "orphan"]);
	});
	test("a CSeq that is too large is reported as written", () => {
		assert.equal(reported(writeLog("0 BYE 5000000000")).messages[0]!.cseq!.number, 5_000_000_000);
	});
	test("an orphan of provisional responses", () => {
		const [orphan] = reported(writeLog("0 180 1 INVITE")).transactions;
		assert.deepEqual([orphan!.cseq?.method, orphan!.provisionals], ["INVITE", [0]]);
	});
	test("every message names its transaction", () => {
		const { messages } = reported(writeLog("0 INVITE 1\n1 486 1 INVITE\n1 ACK 1\n2 BYE 2"));
		assert.deepEqual(
			messages.map(({ transaction }) => transaction),
			[0, 0, 0, 1],
		);
	});
});

suite("report: its schema", () => {
	test("the report is valid for every scenario, hostile logs, and an empty text", () => {
		const folder = join(import.meta.dirname, "../../scenarios");
		const texts = readdirSync(folder)
			.filter((name) => name.endsWith(".log"))
			.map((name) => readFileSync(join(folder, name), "utf8"));
		for (const text of [...texts, ...EVIL.map(evilLog), ""]) assert.equal(schemaFaults(reported(text)), "");
	});

	test("an invalid report is rejected", () => {
		const good = reported(writeLog("0 BYE 1\n1 200 1 BYE"));
		const [request, response] = good.messages;
		const bad: readonly (readonly [unknown, string])[] = [
			[{ ...good, schema: "rtcdll-report/2" }, "report/schema must be equal to constant"],
			[{ ...good, findings: undefined }, "report must have required property 'findings'"],
			[{ ...good, extra: 1 }, "report must NOT have additional properties"],
			[{ ...good, messages: [{ ...request, line: 0 }] }, "report/messages/0/line must be >= 1"],
			[{ ...good, messages: [{ ...request, status: 200 }] }, "report/messages/0/status boolean schema is false"],
			[{ ...good, messages: [{ ...response, reason: null }] }, "report/messages/0/reason must be string"],
		];
		assert.equal(schemaFaults(good), "");
		for (const [report, fault] of bad) assert.ok(schemaFaults(report).includes(fault), schemaFaults(report));
	});
});
