import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { checkOf } from "./ruleHelper.ts";

/** The findings of the rule: the number of requests in each, and the start of its message. */
function check(script: string, ...expected: readonly (readonly [number, RegExp])[]): void {
	const found = diagnose(parseTrace(writeLog(script))).filter(({ rule }) => rule === "auth-abandoned");
	assert.equal(found.length, expected.length);
	for (const [at, [requests, words]] of expected.entries()) {
		assert.equal(found[at]!.related.length, requests);
		assert.match(found[at]!.message, words);
	}
}

const asked = (at: number, number: number) =>
	`${at} REGISTER ${number}\n${at} 401 ${number} REGISTER | WWW-Authenticate: NTLM`;

suite("auth-abandoned", () => {
	test("challenged once", () =>
		check(`${asked(0, 1)}\n99 # end`, [
			1,
			/asked for credentials .* none were sent in the next 1 min 39 s of the log/,
		]));
	test("challenged repeatedly: a single finding", () =>
		check(`${asked(0, 1)}\n${asked(60, 2)}\n${asked(120, 3)}`, [
			3,
			/asked for credentials 3 times .* the log shows none in 2 min\./,
		]));
	test("challenged again immediately: credentials may still follow", () => check(`${asked(0, 1)}\n${asked(1, 2)}`));
	test("two simultaneous requests are two findings", () =>
		check("0 INFO 1\n0 INFO 2\n1 407 1 INFO\n1 407 2 INFO\n99 # end", [1, /^INFO of alice/], [1, /^INFO of alice/]));
});

suite("auth-abandoned: what to check", () => {
	const checkOffer = (expected: string, ...offers: readonly string[]) => {
		const headers = offers.map((offer) => `| WWW-Authenticate: ${offer}`).join(" ");
		assert.equal(checkOf("auth-abandoned", `0 REGISTER 1\n0 401 1 REGISTER ${headers}\n99 # end`), expected);
	};
	const password = "Find out what the client was missing: a password (the prompt may have been closed).";

	test("what each scheme needs", () => {
		for (const scheme of ["NTLM", "Digest", "Basic"]) checkOffer(password, scheme);
		checkOffer(
			"Find out what the client was missing: a Kerberos ticket (the computer must be in the domain, and the clocks must agree).",
			"Kerberos",
		);
		checkOffer("Find out why the client had no credentials to send.", "Unheard");
		checkOffer("Find out why the client had no credentials to send.");
	});
	test("a certificate, and where it comes from", () => {
		const kerberos = "a Kerberos ticket (the computer must be in the domain, and the clocks must agree)";
		const missing = "Find out what the client was missing";
		const service = "the certificate provisioning service";
		checkOffer(`${missing}: ${kerberos}, or a certificate from ${service}.`, "TLS-DSK", "Kerberos");
		checkOffer(
			`Check that the client can get its certificate: it has to reach ${service} at https://pool/x, and to trust its certificate and that of the sign-in service (AD FS) in front of it, and the user has to be able to sign in there.`,
			'TLS-DSK realm="x", sts-uri="https://pool/x"',
		);
	});
});
