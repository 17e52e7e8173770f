import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The lines, counted in messages, on which the rule reports. */
function check(script: string, expected: readonly number[]): void {
	const trace = parseTrace(writeLog(script));
	const starts = Array.from({ length: trace.index.messages.count }, (_, message) =>
		trace.index.messages.start(message),
	);
	const found = diagnose(trace).filter(({ rule }) => rule === "missing-ack");
	assert.deepEqual(
		found.map(({ span }) => starts.indexOf(span.start)),
		expected,
	);
}

suite("missing-ack", () => {
	test("a 2xx that nobody acknowledges", () =>
		check("0 INVITE 1 branch=1\n1 200 1 INVITE branch=1\n50 # the log goes on", [1]));

	test("the ACK to a 2xx has a branch of its own, so it may be for either hop of a call", () =>
		check(
			`0 INVITE 1 branch=1
			0.1 INVITE 1 branch=2
			1 200 1 INVITE branch=2
			1.1 200 1 INVITE branch=1
			1.2 ACK 1 branch=3
			1.3 ACK 1 branch=4
			50 # the log goes on`,
			[],
		));

	test("the ACK to a refusal has the branch of its INVITE, so it is for no other", () =>
		check(
			`0 INVITE 1 branch=1
			0.1 INVITE 1 branch=2
			1 486 1 INVITE branch=2
			1.1 ACK 1 branch=2
			1.2 486 1 INVITE branch=1
			50 # the log goes on`,
			[4],
		));

	test("another call's ACK, or that to another INVITE of the call, does not count", () =>
		check(
			`0 INVITE 1 branch=1
			1 200 1 INVITE branch=1
			1.2 ACK 1 branch=3 call=other
			2 INVITE 2 branch=2
			2.1 200 2 INVITE branch=2
			2.2 ACK 2 branch=4
			50 # the log goes on`,
			[1],
		));
});
