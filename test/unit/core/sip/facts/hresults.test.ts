import assert from "node:assert/strict";
import { readErrorCode } from "../../../../../server/src/core/sip/facts/errorCodes.ts";
import {
	failed,
	hresult,
	hresults,
	hresultText,
	isOfKnownFacility,
	sipStatus,
} from "../../../../../server/src/core/sip/facts/hresults.ts";

suite("facts: HRESULTs", () => {
	test("SIP status codes", () => {
		assert.equal(hresult(0x80ef0191)?.status, 401);
		assert.equal(hresult(0x80ef0191)?.name, "RTC_E_STATUS_CLIENT_UNAUTHORIZED");
		assert.match(hresult(0x80ef0191)!.meaning, /^SIP 401 Unauthorized: /);
		assert.equal(hresult(0x80ef01eb)?.status, 491, "a registered code without a constant");
		assert.equal(hresult(0x80ef01f1), undefined, "497 is not registered");
		assert.equal(sipStatus(0x80ef01f8), 504);
		assert.equal(sipStatus(0x00ef00c8), 200);
		assert.equal(sipStatus(0x80ee0011), undefined);
		assert.equal(sipStatus(0x80ef0001), undefined);
	});

	test("signed and unsigned are the same value", () => {
		assert.equal(hresult(0x80ee006c | 0)?.name, "RTC_E_SIP_AUTH_TIME_SKEW");
		assert.equal(hresult(0x80ee006c)?.name, "RTC_E_SIP_AUTH_TIME_SKEW");
		assert.ok(failed(0x80ee006c));
		assert.ok(failed(0x80ee006c | 0));
		assert.ok(!failed(0x00ee0041));
		assert.ok(!failed(0));
	});

	test("Windows values", () => {
		assert.equal(hresult(0x8007274d)?.name, "WSAECONNREFUSED");
		assert.equal(hresult(0x80090324)?.name, "SEC_E_TIME_SKEW");
		assert.equal(hresult(0x800b010f)?.name, "CERT_E_CN_NO_MATCH");
		assert.equal(hresult(0x80072f8f)?.name, "ERROR_WINHTTP_SECURE_FAILURE");
		assert.equal(hresult(0x12345678), undefined);
	});

	test("values of servers, media and automation", () => {
		assert.equal(hresult(0xc3e93ee4)?.name, "SIP_E_AUTH_NTLMMISMATCH");
		assert.equal(hresult(0xc0042004 | 0)?.name, "At least one codec must be enabled");
		assert.equal(hresult(0x81000621)?.name, "SR_VOICE_ALREADY_ACTIVE");
		assert.equal(hresultText(0xc3e93ee4 | 0), "0xC3E93EE4");
		for (const value of [0xc3e93ee4, 0xc0042004, 0x81000604, 0x80048821]) assert.ok(isOfKnownFacility(value));
		for (const value of [0x80004005, 0x80c80006, 0x12345678, 0]) assert.ok(!isOfKnownFacility(value));
	});

	test("codes in every notation", () => {
		for (const text of [
			"0x80072EFD",
			"80072efd",
			" 0x80072EFD(WININET_E_CANNOT_CONNECT) ",
			"-2147012867",
			"2147954429",
			"12029",
			"12029 (ERROR_WINHTTP_CANNOT_CONNECT)",
		])
			assert.equal(readErrorCode(text), 0x80072efd, text);
		assert.equal(readErrorCode("10054(WSAECONNRESET)"), 0x80072746);
		assert.equal(readErrorCode("0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)"), 0xc3e93ee4);
		assert.equal(readErrorCode("0x0"), 0);
		assert.equal(readErrorCode("126"), 0x8007007e);
		for (const text of [
			"",
			"0x",
			"12345678",
			"404",
			"99",
			"31000",
			"-5",
			"-99999",
			"4294967296",
			"-2147483649",
			"x80072EFD",
		])
			assert.equal(readErrorCode(text), undefined, text);
		for (const text of ["0x80072EFD and more", "0x80072EFD(", "(0x80072EFD)", "0x80072EFD12", " ".repeat(100_000)])
			assert.equal(readErrorCode(text), undefined, text.slice(0, 20));
	});

	test("values of the client above the SIP stack", () => {
		assert.match(hresult(0x80c80006)!.meaning, /not signed in/);
		assert.match(hresult(0x80f1002a)!.check!, /client version policy/);
	});

	test("only constants that are not failures lack the top bit", () => {
		const fine = hresults.filter((row) => !failed(row.value)).map((row) => row.name);
		assert.deepEqual(fine.length, 7 + 4);
		assert.ok(fine.every((name) => /_S_ROAMING|_INFO_|_PROGRESS|_SUCCESS|SEC_I_/.test(name)));
	});
});
