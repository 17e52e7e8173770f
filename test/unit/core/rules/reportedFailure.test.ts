import assert from "node:assert/strict";
import { diagnose, type Finding, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

function ruleFindings(script: string): readonly Finding[] {
	return diagnose(parseTrace(writeLog(script))).filter(({ rule }) => rule === "reported-failure");
}

/** The rule's findings on the log: severity, message and number of related locations. */
function check(script: string, ...expected: readonly [string, string, number] | readonly []): void {
	const said = ruleFindings(script).flatMap(({ severity, message, related }) => [severity, message, related.length]);
	assert.deepEqual(said, expected);
}

const call = "0 INVITE 1\n1 200 1 INVITE\n1 ACK 1";
const notify = (body: string) => `5 NOTIFY 1 tag=b | Event: refer;id=1 | Content-Type: message/sipfrag |  | ${body}`;

suite("reported-failure", () => {
	test("a call that was broken off", () => {
		const [found] = ruleFindings(`${call}\n9 BYE 2 | ms-client-diagnostics: 52063; reason="x"`);
		assert.equal(found?.severity, "error");
		assert.match(found!.message, /^alice@example\.com ended the call .*\(ms-client-diagnostics 52063\)\.$/);
		assert.equal(found!.related.length, 1);
	});
	test("a call whose media failed is left to its own rule", () =>
		check(`${call}\n9 BYE 2 | ms-client-diagnostics: 22; reason="x"`));
	test("an unpublished id counts if its text mentions a failure", () => {
		check(`${call}\n9 BYE 2 | ms-client-diagnostics: 999999; reason="Call terminated"`);
		const [found] = ruleFindings(`${call}\n9 BYE 2 | ms-client-diagnostics: 999999; reason="The device was lost"`);
		assert.match(found!.message, /The device was lost \(ms-client-diagnostics 999999\)\.$/);
	});
	test("a call that somebody hung up", () => {
		check(`${call}\n9 BYE 2`);
		check(`${call}\n9 BYE 2 | ms-client-diagnostics: 51004; reason="x"`);
		check(`${call}\n9 BYE 2 | ms-client-diagnostics: 99999; reason="x"`);
		check(`${call}\n9 BYE 2 | ms-client-diagnostics: nonsense`);
	});
	test("a transfer, by its status", () => {
		const refer = "0 REFER 1\n0 202 1 REFER";
		check(
			`${refer}\n${notify("SIP/2.0 603 Decline")}`,
			"warning",
			"The transfer failed: the new call got 603 Decline.",
			1,
		);
		check(
			`${refer}\n${notify("SIP/2.0 504 Server Time-out")}`,
			"error",
			"The transfer failed: the new call got 504 Server Time-out.",
			1,
		);
		check(`${refer}\n${notify("SIP/2.0 100 Trying")}`);
		check(`${refer}\n${notify("SIP/2.0 200 OK")}`);
		check(`${refer}\n${notify("nonsense")}`);
	});
	test("a subscription that a new one would not restore", () => {
		const subscribe = "0 SUBSCRIBE 1 | Event: presence\n0 202 1 SUBSCRIBE";
		const ended = (reason: string) =>
			`${subscribe}\n1 NOTIFY 1 tag=b | Event: presence | Subscription-State: terminated;${reason}`;
		const [found] = ruleFindings(ended("expires=0;reason=Rejected"));
		assert.deepEqual([found?.severity, found?.related.length], ["warning", 1]);
		assert.match(found!.message, /presence of .* rejected/);
		check(ended("reason=noresource"));
		check(ended("reason=timeout"));
		check(ended("expires=0"));
	});
	test("without the call or subscription in the log", () =>
		check(notify("SIP/2.0 486 Busy Here"), "warning", "The transfer failed: the new call got 486 Busy Here.", 0));
});
