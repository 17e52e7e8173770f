import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { checkRule } from "./ruleHelper.ts";

/** The finding on a REGISTER with this response, given by its start line and the relevant headers. */
function check(response: string, expected: string): void {
	const shared = "Via: SIP/2.0/TLS 192.0.2.1\nFrom: <sip:a@contoso.com>;tag=1\nTo: <sip:a@contoso.com>\nCall-ID: c\n";
	const text =
		`10:00:00.000 1:1 INFO  :: REGISTER sip:contoso.com SIP/2.0\n${shared}CSeq: 1 REGISTER\n\n` +
		`10:00:00.100 1:1 INFO  :: ${response}\n${shared}CSeq: 1 REGISTER\n\n`;
	assert.deepEqual(
		diagnose(parseTrace(text)).map(({ severity, message }) => `${severity}: ${message}`),
		[expected],
	);
}

suite("failed-transaction", () => {
	test("gives the cause from ms-diagnostics, whatever the order of its parameters", () =>
		check(
			'SIP/2.0 504 Server time-out\nms-diagnostics: 1008; source="edge"; reason="Unable to resolve DNS SRV record"',
			"error: a@contoso.com could not sign in: 504 Server time-out. The DNS SRV record of the destination could not be resolved (ms-diagnostics 1008).",
		));

	test("uses the server's text for an unpublished id", () =>
		check(
			'SIP/2.0 403 Forbidden\nms-diagnostics: 9999999;reason="the moon is full"',
			"error: a@contoso.com could not sign in: 403 Forbidden. The moon is full (ms-diagnostics 9999999).",
		));

	test("says when to try again", () =>
		check(
			"SIP/2.0 503 Service Unavailable\nRetry-After: 120 (maintenance);duration=60",
			"error: a@contoso.com could not sign in: 503 Service Unavailable. The server cannot handle requests now: it is overloaded, under maintenance, or unable to proceed. The server asks to wait 2 min before trying again.",
		));

	test("gives the registered reason phrase if the log has none", () =>
		check(
			"SIP/2.0 404",
			"error: a@contoso.com could not sign in: 404 Not Found. The server does not know the user, or does not serve the domain.",
		));

	test("explains a Warning and a Reason", () => {
		check(
			'SIP/2.0 606 Not Acceptable\nWarning: 307 isi.edu "Session description parameter not understood"',
			"error: a@contoso.com could not sign in: 606 Not Acceptable. Session description parameter not understood (Warning 307).",
		);
		check(
			'SIP/2.0 500 Oops\nReason: Q.850;cause=38;text="Network out of order"',
			"error: a@contoso.com could not sign in: 500 Oops. Network out of order (Reason Q.850 38).",
		);
	});

	test("an unknown status is a failure without a cause", () =>
		check("SIP/2.0 499 Whatever", "error: a@contoso.com could not sign in: 499 Whatever."));

	test("reports a failure of which only the response is logged, but not a challenge or a 487", () => {
		checkRule("failed-transaction", "0 404 1 INVITE", [
			"error",
			0,
			"The call from alice@example.com to bob@example.com failed: 404 Reason.",
		]);
		for (const status of [401, 407, 487]) checkRule("failed-transaction", `0 ${status} 1 INVITE`);
	});

	test("only a warning within an established session", () => {
		for (const method of ["BYE", "CANCEL", "INFO", "NOTIFY", "OPTIONS", "PRACK", "UPDATE"])
			checkRule("failed-transaction", `0 ${method} 1\n0 500 1 ${method}`, ["warning", 1, /500 Reason/]);
		for (const method of ["INVITE", "SUBSCRIBE", "SERVICE"])
			checkRule("failed-transaction", `0 ${method} 1\n0 500 1 ${method}`, ["error", 1, /500 Reason/]);
	});
	test("an information for a CANCEL whose call failed anyway", () => {
		const cancelled = (status: number) => `0 INVITE 1\n1 CANCEL 1\n1 481 1 CANCEL\n1 ${status} 1 INVITE\n1 ACK 1`;
		checkRule("failed-transaction", cancelled(500), ["information", 2, /481 Reason/], ["error", 3, /500 Reason/]);
		checkRule("failed-transaction", cancelled(200), ["warning", 2, /481 Reason/]);
	});
});
