import assert from "node:assert/strict";
import { fillAdvice, fillDiagnostic } from "../../../../server/src/core/sip/facts/advice.ts";
import { conferenceReason, conferenceReasons } from "../../../../server/src/core/sip/facts/conferenceReasons.ts";
import { diagnosticParameter } from "../../../../server/src/core/sip/facts/diagnosticParameters.ts";
import { readErrorCode } from "../../../../server/src/core/sip/facts/errorCodes.ts";
import { eventPackage } from "../../../../server/src/core/sip/facts/eventPackages.ts";
import { header, headers } from "../../../../server/src/core/sip/facts/headers.ts";
import {
	failed,
	hresult,
	hresults,
	hresultText,
	isOfKnownFacility,
	sipStatus,
} from "../../../../server/src/core/sip/facts/hresults.ts";
import {
	iceFlagRows,
	iceFlags,
	readIceWarning,
	unknownIceBits,
} from "../../../../server/src/core/sip/facts/iceFlags.ts";
import { method, methods } from "../../../../server/src/core/sip/facts/methods.ts";
import {
	diagnosticArea,
	diagnosticRanges,
	type MsDiagnostic,
	msDiagnostic,
	msDiagnostics,
} from "../../../../server/src/core/sip/facts/msDiagnostics.ts";
import { isBeyond, qualityLimit, qualityLimits } from "../../../../server/src/core/sip/facts/qualityLimits.ts";
import { q850Cause, q850Causes, reasonProtocol } from "../../../../server/src/core/sip/facts/reasons.ts";
import {
	isDaily,
	type StatusCode,
	statusClass,
	statusCode,
	statusCodes,
} from "../../../../server/src/core/sip/facts/statusCodes.ts";
import {
	isOwnWords,
	methodMeanings,
	statusMeaning,
	stockReasons,
} from "../../../../server/src/core/sip/facts/statusMeanings.ts";
import { warningCode } from "../../../../server/src/core/sip/facts/warningCodes.ts";

suite("facts: status codes", () => {
	test("look-up and classes", () => {
		assert.equal(statusCode(403)?.reason, "Forbidden");
		assert.equal(statusCode(403)?.source, "RFC 3261 §21.4.4");
		assert.equal(statusCode(498), undefined);
		assert.equal(statusClass(498)?.treatAs, 400);
		assert.equal(statusClass(199)?.treatAs, 183);
		assert.equal(statusClass(99), undefined);
		assert.equal(statusClass(700), undefined);
	});

	test("a code is daily for all methods or for some, not both, and never without failing", () => {
		for (const row of statusCodes as readonly StatusCode[]) {
			assert.ok(!(row.daily && row.dailyFor), String(row.code));
			if (row.daily || row.dailyFor) assert.ok(row.code >= 300, String(row.code));
			for (const name of row.dailyFor ?? []) assert.ok(method(name), name);
		}
	});

	test("what is part of daily life", () => {
		for (const code of [480, 481, 486, 487, 491, 600, 603]) assert.ok(isDaily(code, "INVITE"), String(code));
		for (const code of [301, 302, 401, 407]) assert.ok(isDaily(code, "REGISTER"), String(code));
		for (const code of [400, 403, 488, 500, 503, 504]) assert.ok(!isDaily(code, "INVITE"), String(code));
		assert.ok(isDaily(404, "subscribe"));
		assert.ok(!isDaily(404, "INVITE"));
		assert.ok(!isDaily(404));
		assert.ok(isDaily(408, "INVITE"));
		assert.ok(!isDaily(408, "REGISTER"));
		assert.ok(!isDaily(480, "REGISTER"), "nobody is away for a sign-in");
	});
});

suite("facts: status codes by method", () => {
	const every = methods.map(({ name }) => name);

	test("every registered status has a meaning for every method", () => {
		for (const { code, meaning } of statusCodes) {
			assert.equal(statusMeaning(code), meaning);
			for (const name of every) assert.match(statusMeaning(code, name)!, /^[A-Z].*[^.\s]$/);
		}
		assert.equal(statusMeaning(498, "INVITE"), statusClass(498)?.meaning);
		assert.equal(statusMeaning(99, "INVITE"), undefined);
		assert.equal(statusMeaning(700), undefined);
	});

	test("rows are ascending by code, name methods that exist, and none is hidden by another", () => {
		for (let i = 1; i < methodMeanings.length; i++) {
			const [before, row] = [methodMeanings[i - 1]!, methodMeanings[i]!];
			assert.ok(before.code <= row.code);
			if (before.code === row.code) assert.ok(before.methods || before.only, row.meaning);
		}
		for (const row of methodMeanings) {
			assert.ok(statusCode(row.code), String(row.code));
			for (const name of row.methods ?? []) assert.ok(method(name), name);
		}
	});

	test("nothing is said of codecs without a session description", () => {
		for (const name of every.filter((each) => !["ACK", "INVITE", "PRACK", "UPDATE"].includes(each)))
			for (const code of [488, 606])
				assert.doesNotMatch(statusMeaning(code, name)!, /codec|media|session|device/, name);
		assert.match(statusMeaning(488, "invite")!, /codecs/);
		assert.doesNotMatch(statusMeaning(488, "INVITE", { offer: false })!, /codecs/);
		assert.match(statusMeaning(488, "NOTIFY")!, /body or the event/);
	});

	test("no user is missing for a request within a dialog", () => {
		for (const name of ["ACK", "BYE", "CANCEL", "INFO", "NOTIFY", "BENOTIFY", "UPDATE"])
			for (const code of [404, 604]) assert.doesNotMatch(statusMeaning(code, name)!, /[Uu]ser/, name);
		assert.match(statusMeaning(404, "INVITE")!, /user does not exist/);
		assert.match(statusMeaning(404, "INVITE", { inDialog: true })!, /dialog/);
		assert.match(statusMeaning(404, "SERVICE")!, /service/);
	});

	test("nobody is called by other requests than INVITE", () => {
		for (const name of every.filter((each) => each !== "INVITE" && each !== "MESSAGE"))
			for (const code of [433, 480, 486, 600, 603, 607, 608])
				assert.doesNotMatch(statusMeaning(code, name)!, /called|call\b|device/, `${code} ${name}`);
		assert.match(statusMeaning(480, "REGISTER")!, /sign the user in/);
		assert.match(statusMeaning(481, "CANCEL")!, /cancel/);
		assert.match(statusMeaning(481, "BENOTIFY")!, /subscription/);
		assert.match(statusMeaning(489, "PUBLISH")!, /published/);
		assert.match(statusMeaning(423, "REGISTER")!, /sign-in/);
	});

	test("credentials may well have been refused by a 403", () => {
		for (const name of every) assert.doesNotMatch(statusMeaning(403, name)!, /credentials/);
	});

	test("stock text and a server's own words", () => {
		for (const [status, phrase] of [
			[504, "Server time-out"],
			[504, "SERVER TIMEOUT"],
			[504, "Gateway Timeout"],
			[404, "Not found"],
			[404, "404 Not Found."],
			[404, "404"],
			[480, "Temporarily not available"],
			[486, "Busy here"],
			[403, "Forbidden"],
			[481, "Call Leg/Transaction Does Not Exist"],
			[488, "Not acceptable here"],
			[101, "Progress Report"],
			[603, "Declined"],
			[500, ""],
			[500, " - "],
		] as const)
			assert.equal(isOwnWords(status, phrase), false, phrase);
		for (const [status, phrase] of [
			[404, "Not found (no mailbox)"],
			[404, "No route to call target"],
			[488, "Unrecognized transport profile"],
			[480, "Busy Here"],
			[404, "見つかりません"],
			[499, "Odd"],
		] as const)
			assert.equal(isOwnWords(status, phrase), true, phrase);
		assert.deepEqual(stockReasons(603), ["Decline", "Declined"]);
		assert.deepEqual(stockReasons(499), []);
		assert.equal(isOwnWords(500, "x".repeat(1_000_000)), true);
	});
});

suite("facts: methods, headers, event packages", () => {
	test("methods, in any case", () => {
		assert.equal(method("invite")?.name, "INVITE");
		assert.equal(method("BENOTIFY")?.responseDue, false);
		assert.equal(method("NOSUCH"), undefined);
		assert.deepEqual(
			methods.filter((row) => !row.responseDue).map((row) => row.name),
			["ACK", "BENOTIFY"],
		);
		assert.deepEqual(
			methods.filter((row) => row.createsDialog).map((row) => row.name),
			["INVITE", "REFER", "SUBSCRIBE"],
		);
	});

	test("headers, in any case and by their compact names", () => {
		assert.equal(header("v")?.name, "Via");
		assert.equal(header("V")?.name, "Via");
		assert.equal(header("CALL-ID")?.name, "Call-ID");
		assert.equal(header("Ms-Diagnostics")?.kind, "diagnostic");
		assert.equal(header("x-nobody-knows"), undefined);
		assert.equal(header(""), undefined);
	});

	test("compact names are single letters, and nobody shares one", () => {
		const compact = headers.flatMap((row) => ("compact" in row ? [row.compact] : []));
		for (const name of compact) assert.match(name, /^[a-z]$/);
		assert.equal(new Set(compact).size, compact.length);
		for (const [short, long] of Object.entries({ i: "Call-ID", m: "Contact", l: "Content-Length", c: "Content-Type" }))
			assert.equal(header(short)?.name, long);
	});

	test("event packages, in any case and with parameters", () => {
		assert.equal(eventPackage("Presence")?.name, "presence");
		assert.equal(eventPackage("vnd-microsoft-roaming-acl")?.name, "vnd-microsoft-roaming-ACL");
		assert.equal(eventPackage("refer;id=2")?.name, "refer");
		assert.equal(eventPackage("nonesuch"), undefined);
	});
});

suite("facts: ms-diagnostics", () => {
	test("spot checks", () => {
		assert.equal(msDiagnostic(4004)?.cause, "auth");
		assert.equal(msDiagnostic(1000)?.cause, "auth");
		assert.equal(msDiagnostic(4005)?.cause, "account");
		assert.equal(msDiagnostic(1013)?.cause, "time");
		assert.equal(msDiagnostic(1008)?.cause, "dns");
		assert.equal(msDiagnostic(1010)?.cause, "certificate");
		assert.equal(msDiagnostic(999999), undefined);
	});

	test("progress reports are no errors, and refusals are", () => {
		for (const id of [12006, 13004, 13005, 13006, 13007, 13008]) assert.equal(msDiagnostic(id)?.progress, true);
		for (const row of msDiagnostics as readonly MsDiagnostic[])
			if (row.cause === "auth" || row.cause === "account") assert.equal(row.progress, undefined, String(row.id));
	});

	test("what is expected, and media that could not connect", () => {
		for (const id of [5, 2139, 2165, 28020]) assert.equal(msDiagnostic(id)?.expected, true, String(id));
		for (const id of [1000, 1034, 4004, 4142]) assert.equal(msDiagnostic(id)?.expected, undefined, String(id));
		for (const id of [22, 23, 24, 25]) assert.equal(msDiagnostic(id)?.cause, "media", String(id));
	});

	test("blanks are filled from the header, or with the words behind the bar", () => {
		const parameters = new Map([
			["peerserver", "sip:edge.fabrikam.com."],
			["gateway", "  gw1.contoso.com\r\n "],
			["empty", ""],
			["long", "x".repeat(1000)],
		]);
		assert.equal(fillAdvice("Ask {PeerServer|the next server}.", parameters), "Ask edge.fabrikam.com.");
		assert.equal(fillAdvice("Ask {PeerServer|the next server}."), "Ask the next server.");
		assert.equal(fillAdvice("Ask {empty|nobody}.", parameters), "Ask nobody.");
		assert.equal(fillAdvice("Ask {GatewayFqdn/Gateway|the gateway}.", parameters), "Ask gw1.contoso.com.");
		assert.equal(fillAdvice("It answered 404 {SipResponseText|}; look there."), "It answered 404; look there.");
		assert.equal(fillAdvice("{long|}", parameters), `${"x".repeat(200)}…`);
		assert.equal(fillAdvice("{no bar} {a|b|c} {"), "{no bar} {a|b|c} {");
		assert.equal(fillAdvice("{a|".repeat(100_000)).length, 300_000);
	});

	test("a value with blanks of its own is not filled again", () => {
		const parameters = new Map([["peerserver", "{source|x}"]]);
		assert.equal(fillAdvice("Ask {PeerServer|nobody}.", parameters), "Ask {source|x}.");
	});

	test("every blank names a parameter that is known", () => {
		for (const row of msDiagnostics as readonly MsDiagnostic[])
			for (const [, names] of `${row.meaning} ${row.check ?? ""}`.matchAll(/\{([^|}]*)/g))
				for (const name of names!.split("/")) assert.ok(diagnosticParameter(name), `${row.id}: ${name}`);
	});

	test("a filled row", () => {
		const row = fillDiagnostic(msDiagnostic(1034)!, new Map([["peerserver", "sip.fabrikam.com"]]));
		assert.match(row.check!, /sip\.fabrikam\.com/);
		assert.equal(fillDiagnostic(msDiagnostic(4004)!), msDiagnostic(4004));
	});

	test("parameters, in any case", () => {
		assert.equal(diagnosticParameter("peerserver")?.meaning, "the peer server");
		assert.equal(diagnosticParameter("SOURCE")?.shown, false);
		assert.equal(diagnosticParameter("nonesuch"), undefined);
	});

	test("areas follow the ranges, which do not overlap", () => {
		for (let i = 1; i < diagnosticRanges.length; i++)
			assert.ok(diagnosticRanges[i - 1]!.last < diagnosticRanges[i]!.first);
		// The client uses some of the common ids for its own report on media.
		for (const row of msDiagnostics)
			if (row.id < 22 || row.id > 25) {
				const range = diagnosticRanges.find((each) => row.id >= each.first && row.id <= each.last);
				assert.equal(row.area, range?.area, String(row.id));
			}
		assert.equal(diagnosticArea(22), "Client");
		assert.equal(diagnosticArea(1999), "SIP stack");
		assert.equal(diagnosticArea(52999), "Client");
		assert.equal(diagnosticArea(61000), "Other application, an expected failure");
		assert.equal(diagnosticArea(18500), undefined);
		assert.equal(diagnosticArea(-1), undefined);
	});
});

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

	test("codes in every writing", () => {
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

	test("only the constants that name no failure lack the top bit", () => {
		const fine = hresults.filter((row) => !failed(row.value)).map((row) => row.name);
		assert.deepEqual(fine.length, 7 + 4);
		assert.ok(fine.every((name) => /_S_ROAMING|_INFO_|_PROGRESS|_SUCCESS|SEC_I_/.test(name)));
	});
});

suite("facts: media and conferences", () => {
	test("a value of ICEWarn is split into its flags", () => {
		assert.deepEqual(
			iceFlags(0x4000320).map(({ value, about }) => [value, about]),
			[
				[0x20, "local"],
				[0x100, "tcp-nat"],
				[0x200, "tcp-relay"],
				[0x4000000, "tcp-relay"],
			],
		);
		assert.deepEqual(iceFlags(0), []);
		assert.deepEqual(iceFlags(Number.NaN), []);
		assert.equal(unknownIceBits(0x4000320), 0);
		assert.equal(unknownIceBits(0x80000820), 0x80000800);
		for (const { value } of iceFlagRows) assert.equal(value & (value - 1), 0, String(value));
	});

	test("ICEWarn is hexadecimal", () => {
		assert.equal(readIceWarning("0x40003a0"), 0x40003a0);
		assert.equal(readIceWarning("0X0"), 0);
		for (const text of ["", "12", "0x", "0x123456789", "0x1g"]) assert.equal(readIceWarning(text), undefined, text);
	});

	test("reasons of conferences, in any case and both spellings", () => {
		assert.equal(conferenceReason("CONFERENCEDOESNTEXIST")?.reason, "conferenceDoesntExist");
		assert.equal(conferenceReason("ConferenceDoesNotExist")?.reason, "conferenceDoesntExist");
		assert.equal(conferenceReason("invalidPasscode")?.cause, "auth");
		assert.equal(conferenceReason("nonesuch"), undefined);
		assert.equal(new Set(conferenceReasons.map((row) => conferenceReason(row.reason))).size, conferenceReasons.length);
	});

	test("limits of quality", () => {
		const loss = qualityLimit("audio", "packetlossrate")!;
		assert.equal(isBeyond(loss, 0.1), false);
		assert.equal(isBeyond(loss, 0.11), true);
		assert.equal(isBeyond(loss, Number.NaN), false);
		const rate = qualityLimit("video", "VideoFrameRateAvg")!;
		assert.equal(isBeyond(rate, 6.9), true);
		assert.equal(isBeyond(rate, 7), false);
		assert.equal(qualityLimit("video", "RoundTrip"), undefined);
		const keys = qualityLimits.map((row) => `${row.kind} ${row.metric}`);
		assert.equal(new Set(keys).size, keys.length);
	});
});

suite("facts: Warning and Reason", () => {
	test("warnings", () => {
		assert.equal(warningCode(399)?.text, "Miscellaneous warning");
		assert.match(warningCode(308)!.meaning, /encrypted/);
		assert.match(warningCode(310)!.meaning, /version/);
		assert.equal(warningCode(398), undefined);
	});

	test("reasons", () => {
		assert.equal(reasonProtocol("q.850")?.name, "Q.850");
		assert.equal(reasonProtocol("X"), undefined);
		assert.equal(q850Cause(16)?.daily, true);
		assert.equal(q850Cause(17)?.status, 486);
		assert.equal(q850Cause(0), undefined);
		for (const row of q850Causes) if ("status" in row) assert.ok(statusCode(row.status), String(row.cause));
	});
});
