import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";

const PREFIX = "10:00:00.000 33C:B00 INFO  :: ";
const NAMES = ["Via: SIP/2.0/TCP h", "From: <sip:a@contoso.com>;tag=1", "To: <sip:b@contoso.com>", "Call-ID: x"];
const CUT = `${PREFIX}BYE sip:b@contoso.com SIP/2.0\r\n${NAMES.slice(0, 2).join("\r\n")}`;
const WHOLE = `${PREFIX}ACK sip:b@contoso.com SIP/2.0\r\n${NAMES.join("\r\n")}\r\nCSeq: 1 ACK`;

/** The rules about incomplete messages, in the order of the log. */
function check(text: string, expected: string): void {
	const rules = diagnose(parseTrace(text)).map(({ rule }) => rule);
	assert.equal(
		rules.filter((rule) => rule === "truncated-message" || rule === "malformed-message").join(" "),
		expected,
	);
}

const spaced = (text: string) => text.replaceAll("\r\n", "\r\n \r\n");

suite("truncated-message: the end of the file", () => {
	test("in the middle of a header", () => check(CUT, "truncated-message"));
	test("after a header", () => check(`${CUT}\r\n`, "truncated-message"));
	test("in the indentation of a folded header", () => check(`${CUT}\r\n `, "truncated-message"));
	test("a blank line ends the headers, so nothing is missing", () => check(`${CUT}\r\n\r\n`, "malformed-message"));
	test("the blank line after a header of a spaced message does not end the headers", () =>
		check(`${spaced(CUT)}\r\n \r\n`, "truncated-message"));
	test("two blank lines end the headers of a spaced message", () =>
		check(`${spaced(CUT)}\r\n \r\n \r\n`, "malformed-message"));
	test("a complete message", () => check(`${WHOLE}\r\n\r\n`, ""));
	test("a complete message, spaced", () => check(`${spaced(WHOLE)}\r\n \r\n`, ""));
	test("a complete message, spaced, without the last line ending", () => check(`${spaced(WHOLE)}\r\n `, ""));
});

suite("truncated-message: a body at the end of the file", () => {
	const withBody = (length: number, body: string) => `${WHOLE}\r\nContent-Length: ${length}\r\n\r\n${body}`;

	test("shorter than Content-Length says", () => {
		check(withBody(8, "12345678"), "");
		check(withBody(9, "12345678"), "truncated-message");
	});
	test("a character that is not ASCII has up to four octets on the wire", () => {
		check(withBody(8, "äö"), "");
		check(withBody(9, "äö"), "truncated-message");
	});
	test("a line ending has two octets, whatever it is in the log", () => {
		for (const end of ["\n", "\r", "\r\n"]) check(withBody(4, `1${end}`), end.length === 2 ? "" : "truncated-message");
		check(withBody(5, "1\r\n"), "truncated-message");
		check(withBody(3, "1\n"), "");
	});
});

suite("truncated-message: the start of the file", () => {
	test("after the start line", () =>
		check(`${NAMES.slice(1).join("\r\n")}\r\n\r\n${WHOLE}\r\n\r\n`, "truncated-message"));
	test("in a body", () => check(`c=IN IP4 192.0.2.1\r\nt=0 0\r\n${WHOLE}\r\n\r\n`, "truncated-message"));
	test("a mail around the log is not a message", () => {
		const mail =
			"From: Bob <bob@contoso.com>\r\nTo: help@contoso.com\r\nDate: Tue, 2 Mar 2010\r\nSubject: sign-in\r\n\r\n";
		check(`${mail}${WHOLE}\r\n\r\n`, "");
	});
});

suite("truncated-message: the headers of a mail", () => {
	const names =
		"Accept-Language Content-Disposition Content-Language Content-Length Content-Transfer-Encoding Content-Type Date From " +
		"In-Reply-To MIME-Version Organization Priority Reply-To Subject To User-Agent";

	test("are not part of a message, unless they contain a SIP address", () => {
		for (const name of names.split(" ")) check(`${name}: x\r\n${WHOLE}\r\n\r\n`, "");
		for (const name of ["From", "To", "Reply-To"]) check(`${name}: <sip:a@b>\r\n${WHOLE}\r\n\r\n`, "truncated-message");
	});
	test("a header that mails do not have is", () => check(`CSeq: x\r\n${WHOLE}\r\n\r\n`, "truncated-message"));
});

suite("truncated-message: the end of a process", () => {
	const next = WHOLE.replace("33C:B00", "44D:B00");
	test("headers missing because another process's log follows are not reported", () =>
		check(`${CUT}\r\n${next}\r\n\r\n`, ""));
	test("within one process nothing is cut off", () => check(`${CUT}\r\n${WHOLE}\r\n\r\n`, "malformed-message"));
	test("a completed message is not cut off", () => check(`${CUT}\r\n\r\n${next}\r\n\r\n`, "malformed-message"));
});
