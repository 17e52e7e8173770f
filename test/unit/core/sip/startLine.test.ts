import assert from "node:assert/strict";
import { readStartLine } from "../../../../server/src/core/sip/startLine.ts";
import { slice } from "../../../../server/src/core/text.ts";
import { parseMarks } from "../../../support/fixture.ts";

/** `METHOD|uri` or `status|reason`, or `none`. */
function check(line: string, expected: string): void {
	const found = readStartLine(line, 0, line.length);
	assert.equal(found ? render(line, found) : "none", expected);
}

function render(line: string, found: NonNullable<ReturnType<typeof readStartLine>>): string {
	if (found.kind === "request") return `${slice(line, found.method)}|${slice(line, found.uri)}`;
	return `${found.status}|${slice(line, found.reason)}`;
}

suite("start line: requests", () => {
	const cases: readonly [string, string, string][] = [
		["plain", "REGISTER sip:example.com SIP/2.0", "REGISTER|sip:example.com"],
		["blanks around", " \tREGISTER sip:example.com SIP/2.0 \t", "REGISTER|sip:example.com"],
		["several blanks", "REGISTER   sip:example.com\t SIP/2.0", "REGISTER|sip:example.com"],
		["unknown method", "NEWMETHOD sip:example.com SIP/2.0", "NEWMETHOD|sip:example.com"],
		[
			"a method of marks (RFC 4475 3.1.1.2)",
			"!interesting-Method0~*`'% sip:a SIP/2.0",
			"!interesting-Method0~*`'%|sip:a",
		],
		["lower-case method", "register sip:example.com SIP/2.0", "register|sip:example.com"],
		[
			"another version (RFC 4475 3.1.2.16)",
			"OPTIONS sip:t.watson@example.org SIP/7.0",
			"OPTIONS|sip:t.watson@example.org",
		],
		["lower-case version", "INVITE sip:a@b sip/2.0", "INVITE|sip:a@b"],
		["blanks in the URI (3.1.2.7)", "INVITE sip:user@example.com; lr SIP/2.0", "INVITE|sip:user@example.com; lr"],
		["URI in brackets (3.1.2.6)", "INVITE <sip:user@example.com> SIP/2.0", "INVITE|<sip:user@example.com>"],
		["blanks between the parts (3.1.2.8)", "INVITE  sip:user@example.com  SIP/2.0", "INVITE|sip:user@example.com"],
		[
			"escapes (3.1.1.2)",
			"INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0",
			"INVITE|sip:sips%3Auser%40example.com@example.net",
		],
		[
			"headers in the URI (3.1.2.11)",
			"INVITE sip:u@e.com?Route=%3Csip:e.com%3E SIP/2.0",
			"INVITE|sip:u@e.com?Route=%3Csip:e.com%3E",
		],
		[
			"another scheme (3.3.2)",
			"OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0",
			"OPTIONS|nobodyKnowsThisScheme:totallyopaquecontent",
		],
		["tel", "INVITE tel:+15550100 SIP/2.0", "INVITE|tel:+15550100"],
		["IPv6 (RFC 5118)", "REGISTER sip:[2001:db8::10] SIP/2.0", "REGISTER|sip:[2001:db8::10]"],
		["star", "OPTIONS * SIP/2.0", "OPTIONS|*"],
		["star, unknown method", "PING * SIP/2.0", "PING|*"],
		["a scheme of digits and marks", "PING h323+x.y-z: a SIP/2.0", "PING|h323+x.y-z: a"],
		["unknown method, blanks in brackets", "PING <sip:a b> SIP/2.0", "PING|<sip:a b>"],
		["unknown method, one letter", "PING x SIP/2.0", "none"],
		["unknown method, a word with a star", "PING *x SIP/2.0", "none"],
		["a remark in place of a method", "(sent) sip:a SIP/2.0", "none"],
		["no scheme, known method", "MESSAGE alice@example.com SIP/2.0", "MESSAGE|alice@example.com"],
		["no scheme, unknown method", "and alice@example.com SIP/2.0", "none"],
		["no URI", "REGISTER SIP/2.0", "none"],
		["no version", "REGISTER sip:example.com", "none"],
		["text behind the version", "REGISTER sip:example.com SIP/2.0 was sent", "none"],
		["a full stop behind the version counts as part of it", "INVITE sip:a SIP/2.0.", "INVITE|sip:a"],
		["no blank before the version", "REGISTER sip:example.comSIP/2.0", "none"],
		["no number in the version", "REGISTER sip:example.com SIP/", "none"],
		["text before the line", "sent: REGISTER sip:example.com SIP/2.0", "none"],
		["prose", "The server only speaks SIP/2.0", "none"],
		["prose with a known method", "INVITE is a word of SIP/2.0", "none"],
		["version alone", "SIP/2.0", "none"],
		["HTTP", "GET /index.html HTTP/1.1", "none"],
		["SOAP over HTTP", "POST http://example.com/ HTTP/1.1", "none"],
		["a Via", "Via: SIP/2.0/TCP 192.0.2.1", "none"],
		["a header that ends in a version", "Via: x SIP/2.0", "none"],
		["empty", "", "none"],
		["blanks", "  \t ", "none"],
	];
	for (const [name, line, expected] of cases) test(name, () => check(line, expected));
});

suite("start line: responses", () => {
	const cases: readonly [string, string, string][] = [
		["plain", "SIP/2.0 401 Unauthorized", "401|Unauthorized"],
		["words", "SIP/2.0 480 Temporarily not available", "480|Temporarily not available"],
		["no reason", "SIP/2.0 200 ", "200|"],
		["no reason and no blank (RFC 4475 3.1.1.13)", "SIP/2.0 100", "100|"],
		["other letters (3.1.1.12)", "SIP/2.0 200 = 2**3 * 5**2 но сто", "200|= 2**3 * 5**2 но сто"],
		["several blanks", "  SIP/2.0   200\t OK ", "200|OK"],
		["lower case", "sip/2.0 200 OK", "200|OK"],
		["another version", "SIP/7.0 200 OK", "200|OK"],
		["unknown code", "SIP/2.0 299 x", "299|x"],
		["no version", "SIP/ 200 OK", "none"],
		["one digit", "SIP/2.0 2 OK", "none"],
		["two digits", "SIP/2.0 20 OK", "none"],
		[
			"ten digits (3.1.2.19)",
			"SIP/2.0 4294967301 better not break the receiver",
			"4294967301|better not break the receiver",
		],
		["zero", "SIP/2.0 000 nothing", "0|nothing"],
		["letters in the code", "SIP/2.0 2OO OK", "none"],
		["reason glued to the code", "SIP/2.0 200OK", "none"],
		["a decimal code", "SIP/2.0 200.5 OK", "none"],
		["negative", "SIP/2.0 -200 OK", "none"],
		["prose", "SIP/2.0 is the protocol", "none"],
		["HTTP", "HTTP/1.1 200 OK", "none"],
		["text before", "got SIP/2.0 200 OK", "none"],
		["a transport behind the version", "SIP/2.0/TCP 200 OK", "none"],
		["a request that repeats the version", "SIP/2.0 sip:a SIP/2.0", "none"],
	];
	for (const [name, line, expected] of cases) test(name, () => check(line, expected));

	test("reads only its range", () => {
		const { text, ranges } = parseMarks("INVITE <|SIP/2.0 200 OK|> SIP/2.0");
		const found = readStartLine(text, ranges[0]!.start, ranges[0]!.end);
		assert.equal(found && render(text, found), "200|OK");
	});
});
