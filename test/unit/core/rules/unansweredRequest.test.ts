import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** What the rule says of the first request. */
function check(script: string, severity: string, message: string): void {
	const found = diagnose(parseTrace(writeLog(script))).find(({ rule }) => rule === "unanswered-request");
	assert.deepEqual([found?.severity, found?.message], [severity, message]);
}

suite("unanswered-request", () => {
	test("says how long the log goes on", () =>
		check(
			"0 BYE 1\n0.5 BYE 1\n50 # end",
			"warning",
			"BYE got no answer: the log goes on for 50 s without a response. It was sent 1 more time.",
		));
	test("and what came instead of an answer", () =>
		check(
			"0 INVITE 1\n1 180 1 INVITE\n200 # end",
			"warning",
			"INVITE got no final answer: after 180 Reason nothing came, and the log goes on for 3 min 20 s.",
		));
	test("an INVITE that was cancelled is given up, and no failure (§9.1)", () =>
		check(
			"0 INVITE 1\n1 180 1 INVITE\n5 CANCEL 1\n5 200 1 CANCEL\n300 # end",
			"information",
			"INVITE was cancelled after 5 s. The 487 that ends it is not in this log, so it counts as given up (RFC 3261 §9.1).",
		));
});
