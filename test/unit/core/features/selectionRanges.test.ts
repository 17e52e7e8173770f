// The expanding selection around the cursor.

import assert from "node:assert/strict";
import { parseTrace, selectionSpans } from "../../../../server/src/core/index.ts";
import { parseMarks } from "../../../support/fixture.ts";

const PREFIX = "10:00:00.000 33C:B00 INFO  :: ";

suite("selection ranges", () => {
	check("a parameter", "From: <sip:a@b>;tag=4a<|>2b;epid=8\r\n", [
		"4a2b",
		"tag=4a2b",
		"<sip:a@b>;tag=4a2b;epid=8",
		"From: <sip:a@b>;tag=4a2b;epid=8",
	]);
	check("inside the brackets of an address", "Contact: <sip:a@b;transport=t<|>ls>;q=1\r\n", [
		"tls",
		"transport=tls",
		"sip:a@b;transport=tls",
		"<sip:a@b;transport=tls>",
		"<sip:a@b;transport=tls>;q=1",
		"Contact: <sip:a@b;transport=tls>;q=1",
	]);
	check("a quoted value behind a scheme", 'Authorization: NTLM qop="au<|>th", realm="x; y"\r\n', [
		"auth",
		'"auth"',
		'qop="auth"',
		'NTLM qop="auth"',
		'NTLM qop="auth", realm="x; y"',
		'Authorization: NTLM qop="auth", realm="x; y"',
	]);
	check("separators in quotes part nothing", 'Authorization: NTLM qop="auth", realm="x;<|> y"\r\n', [
		"x; y",
		'"x; y"',
		'realm="x; y"',
		'NTLM qop="auth", realm="x; y"',
		'Authorization: NTLM qop="auth", realm="x; y"',
	]);
	check("the name of a header", "Ex<|>pires: 600\r\n", ["Expires", "Expires: 600"]);

	test("from a header to the headers, the message, its record, the transaction and the log", () => {
		const request = [
			`${PREFIX}OPTIONS sip:b SIP/2.0`,
			"Call-ID: c",
			"CSeq: <|>1 OPTIONS",
			"Content-Length: 4",
			"",
			"body",
		];
		const response = [`${PREFIX}SIP/2.0 200 OK`, "Call-ID: c", "CSeq: 1 OPTIONS"];
		const log = [`${PREFIX}before`, ...request, ...response, ""].join("\n");
		const { text } = parseMarks(log);
		const span = (from: string, to: string) => text.slice(text.indexOf(from), text.lastIndexOf(to) + to.length);
		assert.deepEqual(spansAt(log), [
			"1",
			"1 OPTIONS",
			"CSeq: 1 OPTIONS",
			span("Call-ID", "Length: 4"),
			span("OPTIONS", "body"),
			span(request[0]!, "body"),
			span(request[0]!, "1 OPTIONS"),
			text,
		]);
	});

	test("a transaction that is not contiguous is left out", () => {
		const message = (first: string, cseq: string) => `${PREFIX}${first}\r\nCall-ID: c\r\nCSeq: ${cseq}\r\n`;
		const log = [
			message("OPTIONS sip:b SIP/2.0", "<|>1 OPTIONS"),
			message("INFO sip:b SIP/2.0", "2 INFO"),
			message("SIP/2.0 200 OK", "1 OPTIONS"),
		].join("");
		assert.equal(spansAt(log).length, 7);
	});

	test("outside messages: the record and the log; in an empty log nothing", () => {
		const line = `${PREFIX}some text`;
		assert.deepEqual(spansAt(`${PREFIX}so<|>me text\n`), ["some text", line, `${line}\n`]);
		assert.deepEqual(spansAt("<|>"), []);
	});
});

/** The narrowest spans around the cursor in a header. */
function check(name: string, header: string, expected: readonly string[]): void {
	test(name, () => {
		const found = spansAt(`${PREFIX}OPTIONS sip:b SIP/2.0\r\nVia: x\r\n${header}Call-ID: c\r\n`);
		assert.deepEqual(found.slice(0, expected.length), expected);
	});
}

function spansAt(marked: string): readonly string[] {
	const { text, offsets } = parseMarks(marked);
	return selectionSpans(parseTrace(text), offsets[0]!).map(({ start, end }) => text.slice(start, end));
}
