import { checkRule } from "./ruleHelper.ts";

const NTLM = 'NTLM realm=x, gssapi-data="TlRMTVNTUAADAAAA"';
const asked = "0 REGISTER 1\n0 401 1 REGISTER | WWW-Authenticate: NTLM realm=x | WWW-Authenticate: Kerberos realm=x";

suite("auth-challenge", () => {
	test("an answered challenge, with the offered schemes", () =>
		checkRule("auth-challenge", `${asked}\n1 REGISTER 2 | Authorization: ${NTLM}\n1 200 2 REGISTER`, [
			"hint",
			1,
			"401 Reason: the server asked for credentials by NTLM or Kerberos; the next REGISTER answers the challenge.",
			1,
		]));
	test("a challenge from a proxy", () =>
		checkRule(
			"auth-challenge",
			`0 INVITE 1\n0 407 1 INVITE | Proxy-Authenticate: NTLM realm=x\n1 INVITE 2 | Proxy-Authorization: ${NTLM}`,
			["hint", 1, /^407 .* by NTLM; the next INVITE/, 1],
		));
	test("silent if unanswered, and if credentials are refused", () => {
		checkRule("auth-challenge", `${asked}\n60 # end`);
		checkRule("auth-challenge", "0 200 1 REGISTER");
		checkRule(
			"auth-challenge",
			`0 REGISTER 1 | Authorization: ${NTLM}\n0 401 1 REGISTER | WWW-Authenticate: NTLM realm=x\n1 REGISTER 2`,
		);
	});
});
