import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The rule's message about the first request. */
function check(script: string, severity: string, message: string): void {
	const found = diagnose(parseTrace(writeLog(script))).find(({ rule }) => rule === "unanswered-request");
	assert.deepEqual([found?.severity, found?.message], [severity, message]);
}

suite("unanswered-request", () => {
	test("only an information if a later request worked", () => {
		const [first] = diagnose(
			parseTrace(writeLog("0 SUBSCRIBE 1 call=a\n40 SUBSCRIBE 1 call=b\n41 200 1 SUBSCRIBE call=b")),
		);
		assert.deepEqual([first!.rule, first!.severity, first!.check], ["unanswered-request", "information", ""]);
		assert.match(first!.message, /^SUBSCRIBE got no response: .* A later SUBSCRIBE worked\.$/);
		assert.equal(first!.related.length, 1);
	});
	test("says how long the log continues", () =>
		check(
			"0 BYE 1\n0.5 BYE 1\n50 # end",
			"warning",
			"BYE got no response: the log continues for 50 s without one. It was sent 1 more time.",
		));
	test("and what arrived instead of a final response", () =>
		check(
			"0 INVITE 1\n1 180 1 INVITE\n200 # end",
			"warning",
			"INVITE got no final response: nothing followed 180 Reason, and the log continues for 3 min 20 s.",
		));
	test("a cancelled INVITE was given up, and is not a failure (§9.1)", () =>
		check(
			"0 INVITE 1\n1 180 1 INVITE\n5 CANCEL 1\n5 200 1 CANCEL\n300 # end",
			"information",
			"INVITE was cancelled after 5 s. The 487 that ends it is not in this log, so it counts as abandoned (RFC 3261 §9.1).",
		));
	test("100 Trying does not count as ringing", () =>
		check(
			"0 INVITE 1\n1 100 1 INVITE\n200 # end",
			"warning",
			"INVITE got no final response: nothing followed 100 Reason, which only confirms that the next hop got it, " +
				"and the log continues for 3 min 20 s.",
		));
	const reinvite = "0 INVITE 2 totag=b\n0.1 100 2 INVITE totag=b";
	test("the call ended while it was open (§15)", () =>
		check(
			`${reinvite}\n13 BYE 3 totag=b\n13 200 3 BYE totag=b\n90 # end`,
			"information",
			"INVITE was still open, after 100 Reason, when the call ended with BYE, and nobody answered it: the log " +
				"continues for 1 min 30 s.",
		));
	test("the other side ended the call while it was open", () =>
		check(
			"0 INFO 2 totag=b\n13 BYE 3 tag=b totag=a\n13 200 3 BYE tag=b totag=a\n90 # end",
			"information",
			"INFO was still open when the call ended with BYE, and nobody answered it: the log continues for 1 min 30 s.",
		));
	test("both sides hang up at the same time", () =>
		check(
			"0 BYE 2 totag=b\n0.1 BYE 3 tag=b totag=a\n0.2 200 3 BYE tag=b totag=a\n90 # end",
			"information",
			"BYE was still open when the call ended with BYE, and nobody answered it: the log continues for 1 min 30 s.",
		));
	test("the call ended because it was not answered", () =>
		check(
			`${reinvite}\n33 BYE 3 totag=b\n33 200 3 BYE totag=b\n90 # end`,
			"warning",
			"INVITE got no final response: nothing followed 100 Reason, which only confirms that the next hop got it, " +
				"and the log continues for 1 min 30 s. The call ended with BYE after that.",
		));
	test("the BYE of another leg or call does not end it", () =>
		check(
			`${reinvite}\n13 BYE 3 totag=c\n13 200 3 BYE totag=c\n14 BYE 3 totag=b call=x\n14 200 3 BYE totag=b call=x\n90 # end`,
			"warning",
			"INVITE got no final response: nothing followed 100 Reason, which only confirms that the next hop got it, " +
				"and the log continues for 1 min 30 s.",
		));
	test("a subscription outlives the call", () =>
		check(
			"0 NOTIFY 2 totag=b\n13 BYE 3 totag=b\n13 200 3 BYE totag=b\n90 # end",
			"warning",
			"NOTIFY got no response: the log continues for 1 min 30 s without one.",
		));
	test("on two hops it is reported once", () => {
		const hop = (more: string) => `0 INFO 1 branch=${more}\n`;
		const log = writeLog(`${hop("1 | Max-Forwards: 70")}${hop("2 | Max-Forwards: 69")}50 # end`);
		const found = diagnose(parseTrace(log)).filter(({ rule }) => rule === "unanswered-request");
		assert.deepEqual(
			found.map(({ related }) => related.map(({ message }) => message)),
			[["The same on another hop"]],
		);
	});
});

suite("pending-request", () => {
	const cases: readonly [string, string, string][] = [
		[
			"nothing came",
			"0 INVITE 1\n9 # end",
			"INVITE has no final response yet: the log of this client ends 9 s after it.",
		],
		[
			"it rings",
			"0 INVITE 1\n1 180 1 INVITE\n9 # end",
			"INVITE has no final response yet: the log of this client ends 9 s after it.",
		],
		[
			"a receipt is no ringing",
			"0 INVITE 1\n1 100 1 INVITE\n9 # end",
			"INVITE has no final response yet, only 100 Reason, which only confirms that the next hop got it: the log of " +
				"this client ends 9 s after it.",
		],
		[
			"the call ended",
			"0 INVITE 2 totag=b\n1 BYE 3 totag=b\n2 200 3 BYE totag=b\n9 # end",
			"INVITE was still open when the call ended with BYE, and has no final response yet: the log of this client " +
				"ends 9 s after it.",
		],
	];
	for (const [name, script, expected] of cases) {
		test(name, () => {
			const found = diagnose(parseTrace(writeLog(script))).find(({ rule }) => rule === "pending-request");
			assert.equal(found?.message, expected);
		});
	}
});
