import assert from "node:assert/strict";
import { isCandidate, isPaste, looksLikeTrace, mayHoldLog, mentionsMessages } from "../../../client/src/detect.ts";
import { cpuTime } from "../../support/cpuTime.ts";

const RECORD = "10:38:58.520 33C:B00 INFO  :: REGISTER sip:contoso.com SIP/2.0";

function check(text: string, expected: boolean): void {
	assert.equal(looksLikeTrace(text.split(/\r?\n/)), expected);
}

suite("detect: a trace", () => {
	test("starts with a record", () => check(`${RECORD}\r\nVia: SIP/2.0/TCP 192.0.2.1:7519\r\n`, true));
	test("may have the date of a uccapilog", () =>
		check("04/16/2013|03:17:30.168 1F68:C14 INFO  :: Sending Packet - 192.0.2.1:5061", true));
	test("may have a short date and hour", () => check("4/6/2013|3:17:30.168 1F68:C14 ERROR :: text", true));
	test("may have a comma before the milliseconds", () => check("10:38:58,520 33C:B00 INFO :: text", true));
	test("may have any level, and no space before the colons", () => check("10:38:58.520 33C:B00 TRACE:: text", true));
	test("may have a byte order mark", () => check(`\uFEFF${RECORD}`, true));
	test("may begin in the middle of a message", () => check(`CSeq: 1 REGISTER\n\n${RECORD}`, true));
	test("may be one record without a text", () => check("10:38:58.520 33C:B00 INFO ::", true));
	test("may be a paste with captions and blank lines between", () =>
		check(`第一次登录:\n${RECORD}\n\nVia: SIP/2.0/TCP 192.0.2.1:7519\n\nCSeq: 1 REGISTER\n`, true));
	test("may follow 99 other lines, but not 100", () => {
		check(`${"caption\n".repeat(99)}${RECORD}`, true);
		check(`${"caption\n".repeat(100)}${RECORD}`, false);
	});
});

suite("detect: not a trace", () => {
	test("an empty text", () => check("", false));
	test("a bare SIP message", () => check("REGISTER sip:contoso.com SIP/2.0\r\nCSeq: 1 REGISTER\r\n", false));
	test("a record that does not start its line", () => check(`I found ${RECORD}\n> ${RECORD}`, false));
	test("a byte order mark that is not at the start of the text", () => check(`caption\n\uFEFF${RECORD}`, false));
	test("a log of the server", () =>
		check(
			"TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::02/20/2012-05:00:43.101.00005386 (SIPStack,Trace:Log.cpp(1))$$begin_record\n" +
				"Message-Type: request\nStart-Line: OPTIONS sip:a@contoso.com SIP/2.0\n$$end_record",
			false,
		));
	test("a log of Lync for Mac", () => check("2012/05/18 08:32:28.602 SIPService::Logon called", false));
	test("RTUTILS text", () => check("[1234] 10:38:58: RasDial started\n[1234] 10:38:58: done", false));
	test("a log4j log", () =>
		check(
			"10:38:58.520 [main] INFO  com.contoso.Main - started\n2020-01-01 10:38:58,520 ERROR a::b - failed\n" +
				"10:38:58.520 INFO :: started",
			false,
		));
	test("addresses where the process and thread should be", () => check("10:38:58.520 fe80::1 INFO  :: text", false));
});

suite("detect: effort", () => {
	test("reads no line after the first record, and none after the hundredth", () => {
		let read = 0;
		const count = (text: string) =>
			(function* () {
				for (;;) {
					read++;
					yield text;
				}
			})();

		assert.equal(looksLikeTrace(count(RECORD)), true);
		assert.equal(read, 1);
		assert.equal(looksLikeTrace(count("other")), false);
		assert.equal(read, 101);
	});

	test("does not depend on the length of a line", () => {
		// Decoded buffers are flat strings, like VS Code's lines; `repeat` alone would defer work to the first reader.
		const flat = (start: string, char: string) => {
			const bytes = Buffer.alloc(5_000_000, char);
			bytes.write(start, "latin1");
			return bytes.toString("latin1");
		};
		const starts = ["", "10:38:58.520", "10:38:58.520 33C:B00 INFO", "04/16/2013|"];
		const giants = ["0", " ", "A", "|"].flatMap((char) => starts.map((start) => flat(start, char)));

		const time = cpuTime(() => {
			for (const giant of giants) assert.equal(looksLikeTrace([giant]), false);
		});
		assert.ok(time < 100, `${time} ms`);
	});

	test("accepts a giant record", () => assert.equal(looksLikeTrace([RECORD + "x".repeat(1_000_000)]), true));
});

suite("detect: candidates", () => {
	const cases: [languageId: string, scheme: string, expected: boolean][] = [
		["log", "file", true],
		["plaintext", "file", true],
		["plaintext", "untitled", true],
		["log", "vscode-remote", true],
		["log", "vscode-vfs", true],
		["log", "memfs", true],
		["markdown", "file", false],
		["rtcdll", "file", false],
		["log", "output", false],
		["plaintext", "git", false],
		["plaintext", "vscode-userdata", false],
		["plaintext", "vscode", false],
		["plaintext", "debug", false],
		["log", "rtcdll-recovered", false],
	];
	for (const [languageId, scheme, expected] of cases) {
		test(`${languageId} in ${scheme}: ${expected}`, () => assert.equal(isCandidate(languageId, scheme), expected));
	}
});

suite("detect: texts that may contain a damaged log", () => {
	test("a web page may, Markdown and a log may not", () => {
		assert.equal(mayHoldLog("html", "file"), true);
		assert.equal(mayHoldLog("plaintext", "untitled"), true);
		assert.equal(mayHoldLog("markdown", "file"), false);
		assert.equal(mayHoldLog("rtcdll", "file"), false);
		assert.equal(mayHoldLog("html", "git"), false);
	});

	test("two messages are worth a look, prose is not", () => {
		const message = "> OPTIONS sip:contoso.com SIP/2.0\n> CSeq: 1 OPTIONS\n> Call-ID: 4f2\n";
		assert.equal(mentionsMessages(message + message), true);
		assert.equal(mentionsMessages(message), false);
		assert.equal(mentionsMessages("The client sends REGISTER sip:contoso.com SIP/2.0.\n".repeat(9)), false);
		assert.equal(mentionsMessages(""), false);
	});

	test("a paste has more than one line", () => {
		assert.equal(isPaste([{ text: "one\r\ntwo" }]), true);
		assert.equal(isPaste([{ text: "" }, { text: "\none" }]), true);
		for (const typed of ["a", "\n", "\r\n\t", ""]) assert.equal(isPaste([{ text: typed }]), false);
	});
});
