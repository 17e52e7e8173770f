import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The rule's message about a response with this CSeq. */
function check(cseq: string, expected: string): void {
	const found = diagnose(parseTrace(writeLog(`0 200 ${cseq}`))).find(({ rule }) => rule === "orphan-response");
	assert.equal(found?.message.split(":")[0], expected);
}

suite("orphan-response", () => {
	test("names the method", () => check("1 BYE", "200 Reason answers a BYE that is not in this log"));
	test("with the right article", () => check("1 INVITE", "200 Reason answers an INVITE that is not in this log"));
	test("leaves a failure to the rule that gives the cause", () => {
		const script = '0 403 1 REGISTER | ms-diagnostics: 4004;reason="x"';
		assert.deepEqual(
			diagnose(parseTrace(writeLog(script))).map(({ rule, severity }) => `${severity} ${rule}`),
			["error failed-transaction", "hint orphan-response"],
		);
	});
	test("without a method", () => check("- BYE", "200 Reason answers a request that is not in this log"));
});
