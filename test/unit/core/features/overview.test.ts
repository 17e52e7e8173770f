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

	test("names what did not work", () => {
		const text = (script: string) => overview(parseTrace(writeLog(script)), []).text;
		assert.match(text("0 INVITE 1\n1 404 1 INVITE\n1 ACK 1"), /^3 messages · 1 Call-ID · 1 call failed$/);
		assert.match(
			text(
				"0 INVITE 1\n1 404 1 INVITE\n2 INVITE 1 call=b\n3 486 1 INVITE call=b\n4 MESSAGE 1 call=c\n99 OPTIONS 1 call=d",
			),
			/ · 1 call failed · 1 call refused · 1 conversation unanswered · 1 pending$/,
		);
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
