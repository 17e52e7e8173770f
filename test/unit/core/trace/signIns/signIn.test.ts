import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import type { SignIn } from "../../../../../server/src/core/trace/signIns/signIn.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** The sign-ins of a labelled scenario, one line each. */
function check(scenario: string, ...expected: readonly string[]): void {
	const text = readFileSync(join(import.meta.dirname, "../../../../scenarios", `${scenario}.log`), "utf8");
	assert.deepEqual(parseTrace(text).signIns.all.map(shown), expected);
}

function shown(signIn: SignIn): string {
	const schemes = signIn.schemesTried.join(" then ") || "none";
	const who = signIn.credentials ? `${signIn.account} as ${signIn.credentials}` : signIn.account;
	const next = signIn.next === null ? "" : `, goes on in ${signIn.next}`;
	return `${signIn.kind} of ${who}: ${signIn.result} at ${signIn.server}, tried ${schemes}, signed by ${signIn.scheme}, ${signIn.rounds} rounds${next}`;
}

suite("sign-ins", () => {
	test("NTLM takes two rounds, and the token names the account", () =>
		check(
			"001-ntlm-sign-in",
			"sign-in of alice@contoso.com as CONTOSO\\alice: succeeded at pool.contoso.com, tried NTLM, signed by NTLM, 2 rounds",
		));

	test("Kerberos takes one round, its token names nobody", () =>
		check(
			"004-kerberos-sign-in",
			"sign-in of bob@contoso.com: succeeded at sip/pool.contoso.com, tried Kerberos, signed by Kerberos, 1 rounds",
		));

	test("TLS-DSK takes several rounds", () =>
		check(
			"006-tls-dsk-sign-in",
			"sign-in of alice@contoso.com: succeeded at pool.contoso.com, tried TLS-DSK, signed by TLS-DSK, 3 rounds",
		));

	test("a trimmed log shows no credentials, but the signature names the scheme", () => {
		const sample = readFileSync(join(import.meta.dirname, "../../../../fixtures/RTCDLL0.log"), "utf8");
		assert.deepEqual(parseTrace(sample).signIns.all.map(shown), [
			"sign-in of yun.zheng@add.com.cn: succeeded at sip/helen.add.com.cn, tried none, signed by Kerberos, 1 rounds",
		]);
	});

	test("a fallback from Kerberos to NTLM is one attempt", () =>
		check(
			"013-kerberos-refused-then-ntlm",
			"sign-in of alice@contoso.com as CONTOSO\\alice: succeeded at pool.contoso.com, tried Kerberos then NTLM, signed by NTLM, 3 rounds",
		));

	test("a 403 for bad credentials refuses them, and the reason is kept", () => {
		check(
			"017-wrong-account-4004",
			"sign-in of alice@contoso.com as CONTOSO\\alice: refused at pool.contoso.com, tried NTLM, signed by NTLM, 2 rounds",
		);
		const text = readFileSync(join(import.meta.dirname, "../../../../scenarios/017-wrong-account-4004.log"), "utf8");
		assert.equal(
			parseTrace(text).signIns.all[0]?.reason,
			"The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
		);
	});

	test("an unanswered challenge is distinguished from one at the end of the log", () => {
		check(
			"025-challenge-abandoned",
			"sign-in of alice@contoso.com: abandoned at sip/pool.contoso.com, tried none, signed by null, 0 rounds",
		);
		check(
			"027-challenge-cut-by-the-end",
			"sign-in of alice@contoso.com: pending at pool.contoso.com, tried none, signed by null, 0 rounds",
		);
	});

	test("a redirect to the home server is followed", () =>
		check(
			"039-home-server-redirect",
			"sign-in of alice@contoso.com: redirected at sip/director.contoso.com, tried Kerberos, signed by Kerberos, 1 rounds, goes on in 1",
			"sign-in of alice@contoso.com: succeeded at sip/pool1.contoso.com, tried Kerberos, signed by Kerberos, 1 rounds",
		));

	test("a refresh and a sign-out are distinguished from a sign-in", () =>
		check(
			"043-refresh-and-sign-out",
			"refresh of alice@contoso.com: succeeded at sip/pool.contoso.com, tried Kerberos, signed by Kerberos, 0 rounds",
			"sign-out of alice@contoso.com: succeeded at sip/pool.contoso.com, tried Kerberos, signed by Kerberos, 0 rounds",
		));

	test("a restarted client signs in again", () => {
		const script = (pid: number) =>
			`${pid} REGISTER 1 call=${pid} pid=${pid}\n${pid} 200 1 REGISTER call=${pid} pid=${pid}`;
		const text = writeLog(`${script(1)}\n5 REGISTER 2 call=1 pid=1\n5 200 2 REGISTER call=1 pid=1\n${script(7)}`);
		assert.deepEqual(
			parseTrace(text).signIns.all.map(({ kind }) => kind),
			["sign-in", "refresh", "sign-in"],
		);
	});

	test("after an unanswered sign-out, or one forced by the server, the next REGISTER is a sign-in", () => {
		const ok = (at: number, number: number) => `${at} REGISTER ${number}\n${at} 200 ${number} REGISTER`;
		const forced =
			"| Event: registration-notify | Content-Type: text/registration-event |  | deregistered;event=rejected";
		const kinds = (script: string) => parseTrace(writeLog(script)).signIns.all.map(({ kind }) => kind);
		assert.deepEqual(kinds(`${ok(0, 1)}\n9 REGISTER 2 | Expires: 0\n${ok(60, 3)}`), ["sign-in", "sign-out", "sign-in"]);
		const notify = `9 BENOTIFY 1 call=n ${forced}`;
		const text = writeLog(`${ok(0, 1)}\n${notify}\n${ok(60, 3)}`).replace(/(BENOTIFY[\s\S]*?To: <sip:)bob/, "$1alice");
		assert.deepEqual(
			parseTrace(text).signIns.all.map(({ kind }) => kind),
			["sign-in", "sign-in"],
		);
	});

	test("a challenge on an existing security association is a re-authentication", () =>
		check(
			"044-re-authentication",
			"re-authentication of alice@contoso.com as CONTOSO\\alice: succeeded at pool.contoso.com, tried NTLM, signed by NTLM, 2 rounds",
		));

	test("a log without a REGISTER has none", () => check("067-call"));

	test("a failed sign-in is known to have worked later, whatever the outcome of the sign-out", () => {
		const succeedsAfter = (script: string) => {
			const { signIns, transactions } = parseTrace(writeLog(script));
			return signIns.succeedsAfter(transactions[0]!);
		};
		const failed = "0 REGISTER 1 call=a\n0 403 1 REGISTER call=a";
		const worked = "10 REGISTER 1 call=b\n10 200 1 REGISTER call=b";
		assert.equal(succeedsAfter(failed), false);
		assert.equal(succeedsAfter(`${failed}\n${worked}`), true);
		assert.equal(succeedsAfter(`${failed}\n${worked}\n20 REGISTER 2 call=b | Expires: 0`), true);
		assert.equal(succeedsAfter(`${failed}\n${worked}\n20 REGISTER 1 call=c\n20 403 1 REGISTER call=c`), false);
		assert.equal(succeedsAfter("0 REGISTER 1\n0 200 1 REGISTER"), false);
	});
});
