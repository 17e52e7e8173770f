import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";

/** The findings on a record with this text. */
function check(words: string, ...expected: readonly string[]): void {
	assert.deepEqual(messages(words), expected);
}

function messages(words: string): readonly string[] {
	return diagnose(parseTrace(`10:00:00.000 1:1 INFO  :: ${words}\n`)).map(({ message }) => message);
}

/** Expects a single finding, with this error name, on this piece of the record. */
function finds(words: string, name: string, code: string): void {
	const line = `10:00:00.000 1:1 INFO  :: ${words}\n`;
	const findings = diagnose(parseTrace(line));
	assert.equal(findings.length, 1, words);
	assert.ok(findings[0]!.message.includes(` ${name})`), findings[0]!.message);
	assert.equal(line.slice(findings[0]!.span.start, findings[0]!.span.end), code);
}

suite("error-code", () => {
	test("says what the first known code means, and what to check", () =>
		check(
			"request to the web service failed, hr=0x80072F87",
			"The script for the proxy settings could not be downloaded (0x80072F87 ERROR_INTERNET_UNABLE_TO_DOWNLOAD_SCRIPT). Check the address of the proxy script (PAC), including the one provided by DHCP or DNS (wpad).",
		));

	test("an ordinary code is ignored, but does not hide another", () => {
		check("connect returned 0x80072733");
		check(
			"connect returned 0x80072733, then 0x80072747",
			"Windows has no memory or port left for another connection (0x80072747 WSAENOBUFS). Look for a program that leaves its connections open.",
		);
	});

	test("an unknown code is ignored", () => {
		check("id 0x8007ffff");
		check("id 0xc3e90001, 0xC0042005, 0x81000700");
		check("error 10099, error 12199, hr=1999");
		check("result -2147012000");
	});

	test("hexadecimal, with and without 0x, of each facility", () => {
		finds("hr=0x80072efd", "ERROR_INTERNET_CANNOT_CONNECT", "0x80072efd");
		finds("gave 80072EFD", "ERROR_INTERNET_CANNOT_CONNECT", "80072EFD");
		finds("0x80072EFD(WININET_E_CANNOT_CONNECT)", "ERROR_INTERNET_CANNOT_CONNECT", "0x80072EFD");
		finds("auth: HRESULT=C3E93EE4", "SIP_E_AUTH_NTLMMISMATCH", "C3E93EE4");
		finds("stopped (0xc3e93d67)", "SIPPROXY_E_ROUTING_MSG_CERT_MISMATCH", "0xc3e93d67");
		finds("media: 0xC0042004.", "At least one codec must be enabled", "0xC0042004");
		finds("invitation: 81000602", "SR_INVITATION_DECLINED", "81000602");
		finds("login: 0x80048821", "Authentication failure", "0x80048821");
	});

	test("decimal with a sign", () => {
		finds("request failed: -2147012867", "ERROR_INTERNET_CANNOT_CONNECT", "-2147012867");
		finds("ended (hr=-1008124188)", "SIP_E_AUTH_NTLMMISMATCH", "-1008124188");
	});

	test("a small number after a word that identifies it, or before its name", () => {
		for (const words of ["error 10060", "connect failed with 10060", "status code: 10060", "hr=10060", "WSA 10060"])
			finds(words, "WSAETIMEDOUT", "10060");
		finds("WSAGetLastError() = 10061", "WSAECONNREFUSED", "10061");
		finds("connect failed, error code 10061.", "WSAECONNREFUSED", "10061");
		finds("the send failed: 10054(WSAECONNRESET)", "WSAECONNRESET", "10054");
		finds("closed by 10054(WSAECONNRESET)", "WSAECONNRESET", "10054");
		finds("WinHttpSendRequest error: 12029", "ERROR_INTERNET_CANNOT_CONNECT", "12029");
		finds("logon error 1326", "ERROR_LOGON_FAILURE", "1326");
	});

	test("near misses", () => {
		for (const words of [
			"received 10060 bytes",
			"port 10060 opened",
			"error on port 10060",
			"error after 12029 ms",
			"retry because of error, 12029 bytes left",
			"error 12029 ms later",
			"failed with 10054 packets lost",
			"diag code=12004",
			"ms-diagnostics code 12004",
			"event code 12029",
			"zip code 12029",
			"status 10060:10061",
			"error 10.10060",
			"hr=10060.5",
			"198.51.100.10:10060",
			"Call-ID 80072efd8f7e4c0d9a1b2c3d4e5f6071",
			"Call-ID 80072efd@192.0.2.1",
			"session {80072efd-1111-4222-8333-123456789abc}",
			"object 0x80072efd0 released",
			"sequence 5-2147012867",
			"time 12:02:9.12029",
			"10060 records, status 200",
			"version 12029.10060",
			"20 of 12029 contacts",
			"user error@10060.contoso.com",
			"tel:+12029;error",
			"status=404, code 1003, error 1800x",
		])
			assert.deepEqual(messages(words), [], words);
	});

	test("long and unusual records are fast", () => {
		for (const piece of ["error ", "error 1", "-2", "80", "c0", "1000", "10060 ", "WSA", "a-", "failed with "])
			assert.ok(messages(piece.repeat(100_000)).length <= 1);
	});
});
