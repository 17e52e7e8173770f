// A finding in one line: the cause first, and each failure once.

import assert from "node:assert/strict";
import { diagnose, groupRecurrences, headlineText, parseTrace } from "../../../../server/src/core/index.ts";
import { headlineOf } from "../../../../server/src/core/rules/headline.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The problems of a log as listed, each with the number of its locations. */
function listed(script: string): readonly string[] {
	const problems = diagnose(parseTrace(writeLog(script))).filter(({ severity }) => severity !== "hint");
	return groupRecurrences(problems).map(({ first, again, isSame }) =>
		headlineText(first.headline, again.length + 1, isSame),
	);
}

const WHO = "from=sip:alice@contoso.com";

suite("headlines", () => {
	test("the cause comes first, then what failed, worded as in Explain", () =>
		assert.deepEqual(
			listed(
				`0 INVITE 1 ${WHO} to=sip:bob@contoso.com\n1 504 1 INVITE ${WHO} to=sip:bob@contoso.com | ms-diagnostics: 1008`,
			),
			[
				"The DNS SRV record of the destination could not be resolved (ms-diagnostics 1008): the call from alice@contoso.com to bob@contoso.com failed",
			],
		));

	test("if the log names no cause, the status replaces it", () =>
		assert.deepEqual(
			listed(
				`0 REGISTER 1 ${WHO} to=sip:alice@contoso.com\n1 404 1 REGISTER ${WHO} to=sip:alice@contoso.com reason=Nobody`,
			),
			["404 Nobody: alice@contoso.com could not sign in"],
		));

	test("a missing response is a cause", () =>
		assert.deepEqual(listed(`0 REGISTER 1 ${WHO}\n50 # later`), [
			"No response to REGISTER: alice@contoso.com could not sign in",
		]));

	test("each part is bounded, and has no full stop", () => {
		assert.deepEqual(headlineOf("It is so. And more."), { cause: "It is so", what: "" });
		assert.deepEqual(headlineOf("", "The call failed."), { cause: "The call failed", what: "" });
		const { cause, what } = headlineOf("x".repeat(1000), "y".repeat(1000));
		assert.deepEqual([cause.length, what.length], [121, 121]);
	});
});

suite("recurrences", () => {
	const call = (at: number, to: string) =>
		`${at} INVITE 1 call=c${at} ${WHO} to=sip:${to}@contoso.com\n${at} 503 1 INVITE call=c${at} ${WHO} to=sip:${to}@contoso.com reason=Busy\n`;

	test("the same failure is one, with its count", () =>
		assert.deepEqual(listed(call(0, "bob") + call(200, "bob")), [
			"503 Busy, 2 times: the call from alice@contoso.com to bob@contoso.com failed",
		]));

	test("failures of different people are one as well, and the first is named", () =>
		assert.deepEqual(listed(call(0, "bob") + call(1, "carol") + call(2, "dave")), [
			"503 Busy, 3 times, the first: the call from alice@contoso.com to bob@contoso.com failed",
		]));

	test("another status is another failure", () =>
		assert.equal(listed(call(0, "bob") + call(200, "bob").replaceAll("503", "500")).length, 2));
});
