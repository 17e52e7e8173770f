import assert from "node:assert/strict";
import { checkOf, checkRule } from "./ruleHelper.ts";

const ASKS = "WWW-Authenticate: NTLM realm=x, targetname=pool | WWW-Authenticate: Kerberos realm=x, targetname=pool";
const NTLM = 'Authorization: NTLM realm=x, targetname=pool, gssapi-data="TlRMTVNTUAADAAAA"';
const KERBEROS = 'Authorization: Kerberos realm=x, targetname=pool, gssapi-data="YIIE"';
const asked = `0 REGISTER 1\n0 401 1 REGISTER | ${ASKS}`;
const refused = (credentials: string) => `${asked}\n1 REGISTER 2 | ${credentials}\n1 401 2 REGISTER | ${ASKS}`;

suite("auth-failed", () => {
	test("the server challenges again after complete credentials", () =>
		checkRule("auth-failed", refused(NTLM), [
			"error",
			3,
			/^Sign-in of alice@example\.com was refused: .* \(NTLM\) with 401 Reason again\.$/,
			1,
		]));
	test("an intermediate request of the handshake is not refused", () =>
		checkRule(
			"auth-failed",
			`${asked}\n1 REGISTER 2 | Authorization: NTLM realm=x, targetname=pool, gssapi-data=""\n1 401 2 REGISTER | WWW-Authenticate: NTLM realm=x, targetname=pool, gssapi-data="TlRMTVNTUAACAAAA"`,
		));
	test("a 403 that is about credentials", () => {
		const forbidden = (end: string) => `${asked}\n1 REGISTER 2 | ${NTLM}\n1 403 2 REGISTER ${end}`;
		checkRule("auth-failed", forbidden("| ms-diagnostics: 4004"), [
			"error",
			3,
			/403 Reason\. .*\(ms-diagnostics 4004\)\.$/,
			1,
		]);
		checkRule("auth-failed", forbidden("| ms-diagnostics: 1013"), ["error", 3, /\(ms-diagnostics 1013\)/, 1]);
		for (const reason of ["WrongPassword", "BadCredentials", "NotAuthenticated"])
			checkRule("auth-failed", forbidden(`reason=${reason}`), ["error", 3, new RegExp(`403 ${reason}`), 1]);
		checkRule("auth-failed", forbidden("| ms-diagnostics: 4003"));
		checkRule("auth-failed", forbidden("reason=-"));
	});
	test("a 403 without a reason, in response to credentials", () => {
		const digest =
			"0 REGISTER 1\n0 401 1 REGISTER | WWW-Authenticate: Digest realm=x, nonce=n\n1 REGISTER 2 | Authorization: Digest realm=x, nonce=n, username=a, response=r\n1 403 2 REGISTER";
		checkRule("auth-failed", `${digest} reason=-`, ["error", 3, /\(Digest\) with 403 Forbidden/]);
		checkRule("auth-failed", `${digest} reason=NoSuchDevice`);
	});

	test("several refusals in a row are one finding, with a count", () =>
		checkRule("auth-failed", `${refused(NTLM)}\n2 REGISTER 3 | ${NTLM}\n2 401 3 REGISTER | ${ASKS}`, [
			"error",
			5,
			/refused 2 times/,
			2,
		]));
	test("a warning if the same scheme is accepted later, in this or another attempt", () => {
		checkRule("auth-failed", `${refused(NTLM)}\n2 REGISTER 3 | ${NTLM}\n3 200 3 REGISTER`, [
			"warning",
			3,
			/later attempt succeeded/,
		]);
		checkRule("auth-failed", `${refused(NTLM)}\n600 REGISTER 1 call=c2 | ${NTLM}\n601 200 1 REGISTER call=c2`, [
			"warning",
			3,
			/later attempt succeeded/,
		]);
	});
	test("an information if the client continues with another scheme", () =>
		checkRule(
			"auth-failed",
			`${refused(KERBEROS)}\n2 REGISTER 3 | ${NTLM}\n3 200 3 REGISTER | Authentication-Info: NTLM rspauth=x`,
			["information", 3, /\(Kerberos\).* another way/],
		));
	test("the number of links to refusals is limited", () => {
		const tries = Array.from(
			{ length: 60 },
			(_, at) => `${at} REGISTER ${at + 2} | ${NTLM}\n${at} 401 ${at + 2} REGISTER | ${ASKS}`,
		);
		checkRule("auth-failed", tries.join("\n"), ["error", 119, /60 times/, 21]);
	});

	test("what to check depends on the scheme, and on the error code that the server names", () => {
		assert.match(checkOf("auth-failed", refused(NTLM)), /password/);
		assert.match(checkOf("auth-failed", refused(KERBEROS)), /service principal name/);
		const dsk = 'Authorization: TLS-DSK realm=x, targetname=pool, gssapi-data="FwMBAAEA"';
		const offered = "WWW-Authenticate: TLS-DSK realm=x, targetname=pool";
		const script = `0 REGISTER 1\n0 401 1 REGISTER | ${offered}\n1 REGISTER 2 | ${dsk}\n1 403 2 REGISTER | ms-diagnostics: 1000`;
		assert.match(checkOf("auth-failed", script), /certificate/);
		assert.match(checkOf("auth-failed", `${script};HRESULT="0x8009030C(SEC_E_LOGON_DENIED)"`), /password/);
	});
});
