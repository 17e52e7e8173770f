import assert from "node:assert/strict";
import { answer, diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** What the answer says about the connection in a log that continues for a minute; empty if it says nothing. */
function check(script: string, expected: string): void {
	const trace = parseTrace(writeLog(`${script}\n75 # the log goes on`));
	const said = answer(trace, diagnose(trace)).filter(({ text }) => text.includes("connection was lost"));
	assert.equal(said.map(({ text }) => text).join(" "), expected);
}

suite("a lost connection", () => {
	const ANSWERED = "0 SUBSCRIBE 1 call=1\n1 200 1 SUBSCRIBE call=1";
	const LOST = `${ANSWERED}\n10 SUBSCRIBE 1 call=2\n11 SERVICE 1 call=3`;

	test("several requests without a response, and nothing received after them", () =>
		check(
			LOST,
			"After the last message that was received, 2 requests got no response: the connection was lost, or the server " +
				"stopped responding.",
		));
	test("not if anything is received later", () => {
		check(`${LOST}\n40 SUBSCRIBE 1 call=4\n41 200 1 SUBSCRIBE call=4`, "");
		check(`${LOST}\n40 BENOTIFY 2 call=1 tag=server`, "");
	});
	test("not for a single request, nor if nothing was ever received", () => {
		check(`${ANSWERED}\n10 SUBSCRIBE 1 call=2`, "");
		check("10 SUBSCRIBE 1 call=2\n11 SERVICE 1 call=3", "");
	});
	test("not for requests that the server has received", () =>
		check(`${ANSWERED}\n9 INVITE 1 call=4\n9 100 1 INVITE call=4\n10 INVITE 1 call=5`, ""));
});
