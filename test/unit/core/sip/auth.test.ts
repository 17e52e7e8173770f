import assert from "node:assert/strict";
import { continuesHandshake, isFinalToken, readAuth } from "../../../../server/src/core/sip/auth.ts";

/** `scheme name=value name=value`. */
function check(value: string, expected: string): void {
	const { scheme, parameters } = readAuth(value);
	assert.equal([scheme, ...[...parameters].map(([name, text]) => `${name}=${text}`)].join(" "), expected);
}

suite("auth: headers", () => {
	const cases: readonly [string, string, string][] = [
		["a challenge", 'NTLM realm="a b", targetname="h.example"', "NTLM realm=a b targetname=h.example"],
		["no blanks", 'Digest realm="a",nonce="b",stale=TRUE', "Digest realm=a nonce=b stale=TRUE"],
		["spaces around =", 'Kerberos realm = "a" , version = 3', "Kerberos realm=a version=3"],
		["names in any case", 'NTLM Realm="a"', "NTLM realm=a"],
		["a name twice", 'NTLM realm="a", realm="b"', "NTLM realm=a"],
		["an empty value", 'NTLM gssapi-data="", realm=', "NTLM gssapi-data= realm="],
		["commas and = in quotes", 'Digest uri="sip:a,b=c", qop="auth"', "Digest uri=sip:a,b=c qop=auth"],
		["a quote that never closes", 'NTLM realm="a', "NTLM realm=a"],
		["a token without name", "Basic dXNlcjpwYXNz", "Basic"],
		["a token that ends in =", "Basic dXNlcjpwYXNzdw==", "Basic dxnlcjpwyxnzdw=="],
		["scheme only", "NTLM", "NTLM"],
		["no scheme", 'realm="a"', "realm"],
		["the scheme's name in a value", 'NTLM realm="NTLM", x=y', "NTLM realm=NTLM x=y"],
		["empty", "", ""],
	];
	for (const [name, value, expected] of cases) test(name, () => check(value, expected));
});

suite("auth: tokens", () => {
	const cases: readonly [string, string, boolean, boolean][] = [
		["NTLM, empty first token", 'NTLM gssapi-data=""', false, false],
		["NTLM without token", 'NTLM realm="a"', false, false],
		["NTLM type 1", 'NTLM gssapi-data="TlRMTVNTUAABAAAA"', false, true],
		["NTLM type 2", 'NTLM gssapi-data="TlRMTVNTUAACAAAA"', false, true],
		["NTLM type 3", 'NTLM gssapi-data="TlRMTVNTUAADAAAA"', true, true],
		["NTLM signature", 'NTLM response="0100", crand="1"', false, false],
		["Kerberos", 'Kerberos gssapi-data="YIIE"', true, true],
		["Kerberos signature", 'Kerberos response="6023"', false, false],
		["TLS-DSK", 'TLS-DSK gssapi-data="FgMB"', true, true],
		["Digest", 'Digest response="6629", nonce="a"', true, false],
		["Digest challenge", 'Digest nonce="a"', false, false],
		["Basic", "Basic dXNlcjpwYXNz", true, false],
		["unknown", 'Other gssapi-data="x"', false, true],
	];
	for (const [name, value, final, goesOn] of cases) {
		test(name, () => {
			assert.equal(isFinalToken(readAuth(value)), final, "final");
			assert.equal(continuesHandshake(readAuth(value)), goesOn, "goes on");
		});
	}
});
