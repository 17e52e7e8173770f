import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answer, diagnose, explain, parseTrace, report, statementText } from "../../../../server/src/core/index.ts";
import { parseTrace as parse } from "../../../../server/src/core/trace/parseTrace.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures/dialects");

function read(name: string): string {
	return readFileSync(join(FIXTURES, name), "utf8");
}

/** `line time direction what outcome` of each message. */
function messages(text: string): readonly string[] {
	const { messages: all, transactions } = report(parseTrace(text), "");
	return all.map(({ line, date, time, direction, method, status, transaction }) =>
		[line, date, time, direction, method ?? status, transactions[transaction]!.outcome].filter(Boolean).join(" "),
	);
}

function records(text: string): readonly string[] {
	const { records: all } = parse(text).index;
	return Array.from({ length: all.count }, (_, record) => all.stamp(record).text);
}

suite("dialects: fixtures", () => {
	test("a trace of a server", () => {
		const trace = parseTrace(read("server-trace.log"));
		assert.equal(trace.viewpoint, "server");
		assert.deepEqual(messages(trace.text.toString()), [
			"8 2017-03-02 06:30:40.001 received INVITE failed",
			"36 2017-03-02 06:30:40.003 sent 100 failed",
			"63 2017-03-02 06:30:40.026 sent 504 failed",
			"81 2017-03-02 06:30:40.090 received ACK failed",
		]);
		const { body, headers } = trace.message(0);
		assert.equal(trace.text.slice(body!.start, body!.start + 8), "v=0\no=- ");
		assert.match(trace.text.slice(body!.start, body!.end), /a=rtpmap:0 PCMU\/8000$/);
		assert.equal(headers.length, 10);
		assert.equal(trace.message(1).body, undefined);
		assert.equal(trace.index.records.frame(1)!.remote, "192.0.2.10:61182");
		const { process, thread } = trace.index.records.prefix(1);
		assert.deepEqual([process, thread], [0xb60, 0xd6c]);
		const said = JSON.stringify([diagnose(trace), explain(trace, diagnose(trace), "")]);
		assert.doesNotMatch(said, /this client|This client/);
	});

	test("a debug log of pidgin-sipe, with its times converted to local time", () => {
		const text = read("sipe.log");
		assert.deepEqual(messages(text), [
			"5 2013-05-02 10:12:33.123 sent REGISTER challenged",
			"21 2013-05-02 10:12:33.201 received 401 challenged",
			"42 2013-05-02 10:12:34.010 sent REGISTER failed",
			"57 2013-05-02 10:12:34.150 received 403 failed",
		]);
		assert.deepEqual(records(text).slice(0, 4), ["10:12:31", "10:12:32", "10:12:33", "2013-05-02 10:12:33.123"]);
	});

	test("the same without libpurple's timestamps, in UTC", () => {
		const text = read("sipe.log").replace(/^\(.*\n/gm, "");
		assert.equal(messages(text)[0], "2 2013-05-02 08:12:33.123 sent REGISTER challenged");
		assert.match(parseTrace(text).index.dialect.format, /UTC/);
	});

	test("a log of Lync for Mac", () => {
		assert.deepEqual(messages(read("lync-mac.log")), [
			"4 2012-05-18 08:32:28.819 sent REGISTER failed",
			"16 2012-05-18 08:32:28.833 received 404 failed",
		]);
	});

	test("an export of sngrep: a capture, without a sending or receiving side", () => {
		const trace = parseTrace(read("sngrep.txt"));
		assert.deepEqual(messages(trace.text.toString()), [
			"2 2019-01-01 12:00:00.123 unknown INVITE failed",
			"14 2019-01-01 12:00:00.130 unknown INVITE failed",
			"27 2019-01-01 12:00:02.500 unknown 486 failed",
			"38 2019-01-01 12:00:02.501 unknown 486 failed",
		]);
		const frame = trace.index.records.frame(0)!;
		assert.deepEqual([frame.local, frame.remote], ["192.0.2.40:5060", "198.51.100.1:5060"]);
	});

	test("a followed stream, with a message after a body without a line ending", () => {
		const text = read("follow-stream.txt");
		assert.match(text, /GrüßeSIP\/2\.0 200 OK/);
		assert.deepEqual(messages(text), [
			"1 unknown INVITE success",
			"9 unknown 180 success",
			"17 unknown 200 success",
			"25 unknown ACK noResponseDue",
			"35 unknown MESSAGE success",
			"44 unknown 200 success",
			"52 unknown BYE failed",
			"60 unknown 481 failed",
		]);
		assert.equal(report(parseTrace(text), "").messages[0]!.time, null);
	});

	test("messages without a prefix", () => {
		const trace = parseTrace(read("bare.txt"));
		const { messages: all, transactions } = report(trace, "");
		assert.deepEqual(
			all.map(({ line, endLine, time }) => [line, endLine, time]),
			[
				[3, 11, null],
				[14, 22, null],
				[25, 32, null],
			],
		);
		assert.deepEqual(
			transactions.map(({ outcome, durationMs }) => [outcome, durationMs]),
			[
				["failed", null],
				["pending", null],
			],
		);
		const said = explain(trace, diagnose(trace), "");
		assert.match(JSON.stringify(said.sections), /order and times unknown/);
		assert.doesNotMatch(JSON.stringify(said), /NaN|00:00:00|\d m?s\b/);
		assert.match(
			answer(trace, diagnose(trace))
				.map((each) => statementText(each))
				.join(" "),
			/alice@contoso\.com could not sign in/,
		);
	});
});

suite("dialects: choice", () => {
	const SERVER = "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101.00005386 (SIPStack,f)$$begin_record";
	const chosen: readonly [string, string, string][] = [
		["RTCDLL", "10:38:58.520 33C:B00 INFO  :: text", "rtcdll"],
		["uccapilog", "\uFEFF04/16/2013|03:17:30.168 1F68:C14 INFO  :: text", "uccapi"],
		["a caption before it", "what I see:\n\n10:38:58.520 33C:B00 INFO  :: text", "rtcdll"],
		["a server", SERVER, "serverTrace"],
		["a server of a pool", SERVER.replace("[0]", "[pool01\\fe01]"), "serverTrace"],
		["pidgin-sipe, by its records", "(10:38:48) account: x\n(10:38:48) sipe: text", "sipe"],
		["pidgin-sipe, by a mark", "MESSAGE START <<<<<<<<<< SIP - 2013-05-02T08:12:33.123456Z", "sipe"],
		["another part of libpurple", "(10:38:48) jabber: text", "bare"],
		["Lync for Mac", "2012/05/18 08:32:28.602 SIPService::Logon", "lyncMac"],
		["any log with such times", "2012/05/18 08:32:28.602 GET /index.html", "bare"],
		["sngrep", "2019/01/01 12:00:00.123456 192.0.2.1:5060 -> [2001:db8::1]:5060", "sngrep"],
		["the first line that tells", `${SERVER}\n10:38:58.520 33C:B00 INFO  :: text`, "serverTrace"],
		["nothing", "", "bare"],
	];
	for (const [name, text, expected] of chosen) {
		test(name, () => assert.equal(parseTrace(text).index.dialect.id, expected));
	}
});

suite("dialects: dates and times", () => {
	const stamp = (text: string) => records(text)[0];
	const server = (when: string) => `TL_WARN(TF_DIAG) [0]06E4.0EB4::${when}.00005386 (SIPStack,f)text`;
	test("American", () => assert.equal(stamp(server("01/18/2012-05:00:43.101")), "2012-01-18 05:00:43.101"));
	test("day first, if there is no such month", () =>
		assert.equal(stamp(server("18/01/2012-05:00:43.101")), "2012-01-18 05:00:43.101"));
	test("day first, with dots", () => assert.equal(stamp(server("02.01.2012-05:00:43.101")), "2012-01-02 05:00:43.101"));
	test("ISO 8601", () => assert.equal(stamp(server("2012-01-18-05:00:43.101")), "2012-01-18 05:00:43.101"));
	test("a decimal comma", () => assert.equal(stamp(server("01/18/2012-05:00:43,101")), "2012-01-18 05:00:43.101"));
	test("twelve hours", () => {
		assert.equal(stamp("(12:00:05 AM) sipe: x"), "00:00:05");
		assert.equal(stamp("(12:00:05 PM) sipe: x"), "12:00:05");
		assert.equal(stamp("(1:02:03 pm) sipe: x"), "13:02:03");
	});
	test("a date before libpurple's time", () =>
		assert.equal(stamp("(05/02/2013 01:02:03 PM) sipe: x"), "2013-05-02 13:02:03"));
});

suite("dialects: messages without a prefix", () => {
	const count = (text: string) => parseTrace(text).index.messages.count;
	test("need two of the mandatory headers", () => {
		assert.equal(count("OPTIONS sip:contoso.com SIP/2.0\nCSeq: 1 OPTIONS\n"), 0);
		assert.equal(count("OPTIONS sip:contoso.com SIP/2.0\nCSeq: 1 OPTIONS\nCSeq: 1 OPTIONS\n"), 0);
		assert.equal(count("OPTIONS sip:contoso.com SIP/2.0\nCSeq: 1 OPTIONS\ni: 4f2\n"), 1);
	});
	test("need them before the next start line", () => {
		const next = "SIP/2.0 200 OK\nCSeq: 1 OPTIONS\nVia: SIP/2.0/TCP 192.0.2.1\n";
		assert.equal(count(`OPTIONS sip:contoso.com SIP/2.0\n${next}`), 1);
	});
	test("may have a blank line between their headers", () =>
		assert.equal(count("SIP/2.0 200 OK\n\nCSeq: 1 OPTIONS\n\nVia: SIP/2.0/TCP 192.0.2.1\n"), 1));
	test("may be indented", () =>
		assert.equal(count("   SIP/2.0 200 OK\n   CSeq: 1 OPTIONS\n   t: <sip:a@contoso.com>\n"), 1));
	test("are ignored in a log with records", () =>
		assert.equal(count("10:38:58.520 33C:B00 INFO  :: x\nSIP/2.0 200 OK\nCSeq: 1 OPTIONS\ni: 4f2\n"), 0));
	test("requests and responses match in any order", () => {
		const headers = "From: <sip:a@contoso.com>;tag=1\nCall-ID: c1\nCSeq: 1 OPTIONS\nContent-Length: 0\n\n";
		const { transactions } = report(
			parseTrace(`SIP/2.0 200 OK\n${headers}OPTIONS sip:a@contoso.com SIP/2.0\n${headers}`),
			"",
		);
		assert.deepEqual(
			transactions.map(({ request, final, outcome, durationMs }) => [request, final, outcome, durationMs]),
			[[1, 0, "success", null]],
		);
	});
});
