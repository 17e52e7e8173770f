import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** The findings about credentials, in the order of the log, in a log that continues for a minute. */
function check(script: string, expected: string): void {
	const findings = diagnose(parseTrace(writeLog(`${script}\n60 # the log goes on`)));
	assert.equal(
		findings
			.filter(({ rule }) => rule.startsWith("auth-"))
			.map(({ rule }) => rule)
			.join(" "),
		expected,
	);
}

const digest = (realm: string, nonce: string) => `Digest realm="${realm}", nonce="${nonce}"`;
const answer = (realm: string, nonce: string) => `${digest(realm, nonce)}, response="5"`;

suite("refused credentials", () => {
	test("the same server challenges again", () =>
		check(
			`0 REGISTER 1
			0 401 1 REGISTER | WWW-Authenticate: ${digest("contoso.com", "1")}
			1 REGISTER 2 | Authorization: ${answer("contoso.com", "1")}
			1 401 2 REGISTER | WWW-Authenticate: ${digest("Contoso.com", "2")}`,
			"auth-challenge auth-failed",
		));

	test("a proxy accepts, and the server behind it challenges", () =>
		check(
			`0 INVITE 1
			0 407 1 INVITE | Proxy-Authenticate: ${digest("proxy.contoso.com", "1")}
			1 INVITE 2 | Proxy-Authorization: ${answer("proxy.contoso.com", "1")}
			1 401 2 INVITE | WWW-Authenticate: ${digest("contoso.com", "2")}
			1 ACK 2
			2 INVITE 3 | Proxy-Authorization: ${answer("proxy.contoso.com", "1")} | Authorization: ${answer("contoso.com", "2")}
			2 200 3 INVITE
			2 ACK 3`,
			"auth-challenge auth-challenge",
		));

	test("a proxy and the server behind it may share a realm", () =>
		check(
			`0 INFO 1
			0 407 1 INFO | Proxy-Authenticate: ${digest("contoso.com", "1")}
			1 INFO 2 | Proxy-Authorization: ${answer("contoso.com", "1")}
			1 401 2 INFO | WWW-Authenticate: ${digest("contoso.com", "2")}
			2 INFO 3 | Authorization: ${answer("contoso.com", "2")}
			2 401 3 INFO | WWW-Authenticate: ${digest("contoso.com", "3")}`,
			"auth-challenge auth-challenge auth-failed",
		));

	test("a second proxy challenges independently", () =>
		check(
			`0 INFO 1
			0 407 1 INFO | Proxy-Authenticate: ${digest("one.contoso.com", "1")}
			1 INFO 2 | Proxy-Authorization: ${answer("one.contoso.com", "1")}
			1 407 2 INFO | Proxy-Authenticate: ${digest("two.contoso.com", "2")}
			2 INFO 3 | Proxy-Authorization: ${answer("two.contoso.com", "2")}
			2 200 3 INFO`,
			"auth-challenge auth-challenge",
		));

	const kerberos = (target: string) => `Kerberos realm="SIP", targetname="${target}"`;
	test("a server with another name challenges independently, with or without the service before its name", () => {
		const script = (target: string) =>
			`0 REGISTER 1
			0 401 1 REGISTER | WWW-Authenticate: ${kerberos("sip/director.contoso.com")}
			1 REGISTER 2 | Authorization: ${kerberos("sip/director.contoso.com")}, gssapi-data="YII"
			1 401 2 REGISTER | WWW-Authenticate: NTLM realm="SIP", targetname="${target}"
			2 REGISTER 3
			2 200 3 REGISTER`;
		check(script("pool.contoso.com"), "auth-challenge auth-challenge");
		check(script("director.contoso.com"), "auth-challenge auth-failed");
	});

	test("a trimmed challenge names no server", () =>
		check(
			`0 REGISTER 1 | Authorization: ${kerberos("sip/pool.contoso.com")}, gssapi-data="YII"
			1 401 1 REGISTER`,
			"auth-failed",
		));

	test("the nonce of the credentials is used in a new challenge, though the first challenge is not in the log", () =>
		check(
			`0 REGISTER 2 | Authorization: ${answer("contoso.com", "1")}
			0 401 2 REGISTER | WWW-Authenticate: ${digest("contoso.com", "1")}`,
			"auth-failed",
		));

	test("credentials for an older nonce are only out of date", () =>
		check(
			`0 REGISTER 2 | Authorization: ${answer("contoso.com", "1")}
			0 401 2 REGISTER | WWW-Authenticate: ${digest("contoso.com", "2")}
			1 REGISTER 3 | Authorization: ${answer("contoso.com", "2")}
			1 200 3 REGISTER`,
			"auth-challenge",
		));

	test("a server that repeats the nonce, but calls it stale, refuses nothing", () =>
		check(
			`0 REGISTER 2 | Authorization: ${answer("contoso.com", "1")}
			0 401 2 REGISTER | WWW-Authenticate: ${digest("contoso.com", "1")}, stale=TRUE
			1 REGISTER 3 | Authorization: ${answer("contoso.com", "1")}
			1 200 3 REGISTER`,
			"auth-challenge",
		));

	test("a name that one side omits does not make it another server", () => {
		const asks = 'WWW-Authenticate: Kerberos realm="SIP"';
		const refused = (own: string, asked: string) =>
			`0 REGISTER 1
			0 401 1 REGISTER | ${asks}
			1 REGISTER 2 | Authorization: Kerberos realm="SIP"${own}, gssapi-data="YII"
			1 401 2 REGISTER | ${asks}${asked}`;
		for (const [own, asked] of [
			["", ""],
			[', targetname="pool"', ""],
			["", ', targetname="pool"'],
		])
			check(refused(own!, asked!), "auth-challenge auth-failed");
	});
});

suite("refused credentials that the server names", () => {
	const asked = 'TLS-DSK realm="x", targetname="pool"';
	const refused = (diagnostics: string, credentials = `TLS-DSK realm="x", targetname="pool", crand="1"`) =>
		`0 REGISTER 1
		0 401 1 REGISTER | WWW-Authenticate: ${asked}
		1 REGISTER 2${credentials && ` | Authorization: ${credentials}`}
		1 401 2 REGISTER | WWW-Authenticate: ${asked} | ms-diagnostics: ${diagnostics}`;

	test("by the error of the handshake, even if the token is not known to be the last one", () =>
		check(refused('1000;HRESULT="0x80090328(SEC_E_CERT_EXPIRED)"'), "auth-challenge auth-failed"));
	test("not by an id alone, nor without credentials", () => {
		check(refused("1000"), "auth-challenge auth-abandoned");
		check(refused('1000;HRESULT="0x80090328"', ""), "auth-abandoned");
	});
});

suite("forbidden for the credentials", () => {
	const asked = (scheme: string) => `0 REGISTER 1\n0 401 1 REGISTER | WWW-Authenticate: ${scheme}`;
	const answered = (credentials: string, status: string) =>
		`1 REGISTER 2 | Authorization: ${credentials}\n1 ${status.replace(" ", " 2 REGISTER ")}`;
	const withDigest = (status: string) => `${asked(digest("x", "1"))}\n${answered(answer("x", "1"), status)}`;

	test("a 403 without a reason, to the credentials that were requested", () => {
		check(withDigest("403 reason=-"), "auth-challenge auth-failed");
		check(`${asked('Basic realm="x"')}\n${answered("Basic YTpi", "403 reason=-")}`, "auth-challenge auth-failed");
		check(withDigest("404 reason=-"), "auth-challenge");
	});
	test("not to credentials without a challenge in the log, nor of another scheme", () => {
		check(`${answered(answer("x", "1"), "403 reason=-")}`, "");
		const kerberos = 'Kerberos realm="x", targetname="pool"';
		check(`${asked(kerberos)}\n${answered(`${kerberos}, gssapi-data="YII"`, "403 reason=-")}`, "auth-challenge");
	});
	test("a text about credentials counts only in a 403", () => {
		check(withDigest("403 reason=BadPassword"), "auth-challenge auth-failed");
		check(withDigest("500 reason=BadPassword"), "auth-challenge");
	});
});
