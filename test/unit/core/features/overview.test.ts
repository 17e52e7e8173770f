import assert from "node:assert/strict";
import { diagnose, overview, parseTrace, type RuleSettings } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

suite("overview", () => {
	test("tells the worst severity of the problems", () => {
		assert.equal(worst("0 MESSAGE 1\n0 200 1 MESSAGE"), "none");
		assert.equal(worst("0 INVITE 1\n1 486 1 INVITE\n1 ACK 1"), "warning");
		assert.equal(worst("0 MESSAGE 1\n0 500 1 MESSAGE"), "error");
		assert.equal(worst("0 MESSAGE 1\n0 500 1 MESSAGE", { "failed-transaction": "off" }), "none");
	});

	test("any log has a text", () => {
		assert.match(overview(parseTrace(""), []).text, /^0 messages/);
		assert.match(overview(parseTrace(writeLog("0 MESSAGE 1")), []).text, /^1 message · .* · 1 pending$/);
	});

	function worst(script: string, rules: RuleSettings = {}): string {
		const trace = parseTrace(writeLog(script));
		return overview(trace, diagnose(trace, rules)).worst;
	}
});
