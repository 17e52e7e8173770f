// Failed steps that did no harm.

import assert from "node:assert/strict";
import { recoveriesOf } from "../../../../server/src/core/activities/recovery.ts";
import { traceOf } from "./activityHelper.ts";

/** The recovered steps: `0 by 2` by another transaction, `0 by design`. */
function check(script: string, ...expected: readonly string[]): void {
	const found = [...recoveriesOf(traceOf(script))].sort(([a], [b]) => a - b);
	const shown = found.map(([id, recovery]) => `${id} by ${recovery.by === "design" ? "design" : recovery.transaction}`);
	assert.deepEqual(shown, expected);
}

const NTLM = 'NTLM realm=x, targetname=pool, gssapi-data="TlRMTVNTUAADAAAA"';
const KERBEROS = 'Kerberos realm=x, targetname=pool, gssapi-data="YIIE"';
const ASKS = "WWW-Authenticate: Kerberos realm=x, targetname=pool | WWW-Authenticate: NTLM realm=x, targetname=pool";

suite("activities: recoveries", () => {
	test("a retry that worked", () => check("0 INVITE 1\n0 488 1 INVITE\n1 INVITE 2\n2 200 2 INVITE", "0 by 1"));
	test("a retry that failed as well, or is still pending", () => {
		check("0 INVITE 1\n0 488 1 INVITE\n1 INVITE 2\n2 488 2 INVITE");
		check("0 INVITE 1\n0 488 1 INVITE\n1 INVITE 2");
	});
	test("several retries, the last of which worked", () =>
		check("0 INVITE 1\n0 503 1 INVITE\n1 INVITE 2\n1 503 2 INVITE\n2 INVITE 3\n3 200 3 INVITE", "0 by 2", "1 by 2"));
	test("a retry that worked after a challenge", () =>
		check(
			`0 INVITE 1\n0 503 1 INVITE\n1 INVITE 2\n1 407 2 INVITE | Proxy-Authenticate: NTLM realm=x
			2 INVITE 3 | Proxy-Authorization: ${NTLM}\n3 200 3 INVITE`,
			"0 by 2",
		));
	test("an unanswered request that was sent again", () =>
		check("0 SUBSCRIBE 1 call=a\n40 SUBSCRIBE 1 call=b\n41 200 1 SUBSCRIBE call=b", "0 by 1"));

	test("another scheme was accepted", () =>
		check(
			`0 REGISTER 1\n0 401 1 REGISTER | ${ASKS}
			1 REGISTER 2 | Authorization: ${KERBEROS}\n1 401 2 REGISTER | ${ASKS}
			2 REGISTER 3 | Authorization: ${NTLM}\n3 200 3 REGISTER | Authentication-Info: NTLM rspauth=x`,
			"1 by 2",
		));
	test("another scheme was accepted, for a message as well", () => {
		const asks = ASKS.replaceAll("WWW", "Proxy");
		const tries = (first: string, second: string) =>
			`0 MESSAGE 1\n0 407 1 MESSAGE | ${asks}
			1 MESSAGE 2 | Proxy-Authorization: ${first}\n1 407 2 MESSAGE | ${asks}
			2 MESSAGE 3 | Proxy-Authorization: ${second}\n3 200 3 MESSAGE`;
		check(tries(KERBEROS, NTLM), "1 by 2");
		check(tries(NTLM, NTLM));
	});
	test("refused credentials of the same scheme were wrong", () => {
		check(
			`0 REGISTER 1\n0 401 1 REGISTER | ${ASKS}
			1 REGISTER 2 | Authorization: ${NTLM}\n1 401 2 REGISTER | ${ASKS}
			2 REGISTER 3 | Authorization: ${NTLM}\n3 200 3 REGISTER | Authentication-Info: NTLM rspauth=x`,
		);
		check(
			`0 REGISTER 1 call=a\n0 401 1 REGISTER call=a | ${ASKS}
			1 REGISTER 2 call=a | Authorization: ${NTLM}\n1 403 2 REGISTER call=a | ms-diagnostics: 4004
			2 REGISTER 1 call=b | Authorization: ${NTLM}\n3 200 1 REGISTER call=b`,
		);
	});

	test("an expected failure with another way to go on: the contact list is in Exchange", () => {
		const asked = "0 SUBSCRIBE 1 | Event: vnd-microsoft-roaming-contacts";
		check(`${asked}\n1 403 1 SUBSCRIBE | ms-diagnostics: 2165;reason="x"`, "0 by design");
		check(`${asked}\n1 403 1 SUBSCRIBE | ms-diagnostics: 2164;reason="x"`);
		check('0 403 1 SUBSCRIBE | ms-diagnostics: 2165;reason="x"', "0 by design");
	});

	test("no failure, and an empty log", () => {
		check("0 INVITE 1\n1 200 1 INVITE");
		check("");
	});
});
