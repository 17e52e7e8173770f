import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { unacknowledged } from "../../../../server/src/core/trace/matching/unacknowledged.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The severity and the 0-based number of each message that the rule reports, with the related ones: `warning 1: 0 2`. */
function check(script: string, ...expected: readonly string[]): void {
	assert.deepEqual(
		findings(script).map(({ severity, at, related }) => `${severity} ${at}: ${related.join(" ")}`),
		expected,
	);
}

function checkText(script: string, expected: string): void {
	assert.equal(findings(script)[0]?.message, expected);
}

function findings(script: string) {
	const trace = parseTrace(writeLog(script));
	const starts = Array.from({ length: trace.index.messages.count }, (_, message) =>
		trace.index.messages.start(message),
	);
	return diagnose(trace)
		.filter(({ rule }) => rule === "missing-ack")
		.map(({ severity, message, span, related }) => ({
			severity,
			message,
			at: starts.indexOf(span.start),
			related: related.map((place) => starts.indexOf(place.span.start)),
		}));
}

suite("missing-ack", () => {
	test("a 2xx without an ACK", () =>
		check("0 INVITE 1 branch=1\n1 200 1 INVITE branch=1\n50 # the log goes on", "warning 1: 0"));

	test("the ACK to a 2xx has a branch of its own, so it may be for either hop of a call", () =>
		check(
			`0 INVITE 1 branch=1
			0.1 INVITE 1 branch=2
			1 200 1 INVITE branch=2
			1.1 200 1 INVITE branch=1
			1.2 ACK 1 branch=3
			1.3 ACK 1 branch=4
			50 # the log goes on`,
		));

	test("the ACK to a refusal has its INVITE's branch, so it is for no other", () =>
		check(
			`0 INVITE 1 branch=1
			0.1 INVITE 1 branch=2
			1 486 1 INVITE branch=2
			1.1 ACK 1 branch=2
			1.2 486 1 INVITE branch=1
			50 # the log goes on`,
			"hint 4: 0",
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
			"warning 1: 0",
		));
});

suite("missing-ack: retransmissions", () => {
	const repeated = "0 INVITE 1\n1 200 1 INVITE totag=b\n1.5 200 1 INVITE totag=b\n2.5 200 1 INVITE totag=b";

	test("prove it immediately", () => check(repeated, "warning 1: 0 2 3"));
	test("at least two are needed", () => check("0 INVITE 1\n1 200 1 INVITE totag=b\n9 200 1 INVITE totag=b"));
	test("they must be spaced, because the log itself may contain duplicates", () =>
		check("0 INVITE 1\n1 200 1 INVITE totag=b\n1 200 1 INVITE totag=b\n1.01 200 1 INVITE totag=b"));
	test("those before the ACK do not count", () => check(`${repeated}\n2.6 ACK 1 totag=b\n50 # the log goes on`));
	test("after the ACK: it did not reach the other side", () =>
		check(
			`0 INVITE 1
			1 200 1 INVITE totag=b
			1.1 ACK 1 totag=b
			1.5 200 1 INVITE totag=b
			1.6 ACK 1 totag=b
			2.5 200 1 INVITE totag=b
			4.5 200 1 INVITE totag=b`,
			"warning 1: 0 2 3 5 6",
		));
	test("the responses of two legs are not retransmissions, and each needs its ACK", () =>
		check(
			`0 INVITE 1
			1 200 1 INVITE totag=b
			2 200 1 INVITE totag=c
			2.5 ACK 1 totag=c
			50 # the log goes on`,
			"warning 1: 0",
		));
	test("several legs, and an ACK without a To tag", () =>
		check("0 INVITE 1\n1 200 1 INVITE totag=b\n2 200 1 INVITE totag=c\n2.5 ACK 1\n50 # the log goes on"));
	test("of a refusal", () =>
		check(
			"0 INVITE 1\n1 403 1 INVITE totag=b\n1.5 403 1 INVITE totag=b\n2.5 403 1 INVITE totag=b",
			"information 1: 0 2 3",
		));
	test("on two hops it is reported once, at the first", () =>
		check(
			`0 INVITE 1 branch=2 | Max-Forwards: 69
			0 INVITE 1 branch=1 | Max-Forwards: 70
			1 200 1 INVITE branch=2 totag=b
			1 200 1 INVITE branch=1 totag=b
			50 # the log goes on`,
			"warning 3: 1 2",
		));
});

suite("missing-ack: words", () => {
	const answered = (mark: string) => `0 INVITE 1 | ${mark}\n1 200 1 INVITE totag=b`;
	const again = "1.5 200 1 INVITE totag=b\n2.5 200 1 INVITE totag=b";
	const end = "Without an ACK, the answering side retransmits its response and gives up the call after 32 s.";

	test("received", () =>
		checkText(
			`${answered("Authorization: x")}\n${again}`,
			`The 200 Reason to the INVITE arrived 3 times in 1.5 s, and this client never acknowledged it. ${end}`,
		));
	test("sent", () =>
		checkText(
			`${answered("Record-Route: <sip:h>")}\n${again}`,
			"The 200 Reason to the INVITE was sent 3 times in 1.5 s and never acknowledged: the other side never got " +
				`it, or its ACK was lost. ${end}`,
		));
	test("once", () =>
		checkText(
			`${answered("Authorization: x")}\n50 # the log goes on`,
			`The 200 Reason to the INVITE was never acknowledged by this client. ${end}`,
		));
	test("in spite of the ACK", () =>
		checkText(
			`${answered("Authorization: x")}\n1.2 ACK 1\n${again}\n4.5 200 1 INVITE totag=b`,
			"The 200 Reason to the INVITE was retransmitted 3 more times after its ACK, over 3 s: the ACK does not " +
				`reach the answering side. ${end}`,
		));
	test("a refusal", () =>
		checkText(
			"0 INVITE 1\n1 403 1 INVITE\n50 # the log goes on",
			"The 403 Reason that refuses the INVITE has no ACK in this log. The ACK to a refusal only goes to the next " +
				"hop, so this does not affect the call.",
		));
	test("a refusal that was retransmitted", () =>
		checkText(
			"0 INVITE 1\n1 403 1 INVITE totag=b\n1.5 403 1 INVITE totag=b\n2.5 403 1 INVITE totag=b",
			"The 403 Reason that refuses the INVITE is in the log 3 times in 1.5 s and was never acknowledged: it was lost on the way, or its ACK was. The call was refused either way.",
		));
	test("if the direction is unknown", () => {
		checkText(
			"0 INVITE 1\n1 200 1 INVITE\n50 # end",
			`The 200 Reason to the INVITE was never acknowledged: it never arrived, or its ACK was lost. ${end}`,
		);
		checkText(
			`0 INVITE 1\n1 200 1 INVITE totag=b\n${again}`,
			`The 200 Reason to the INVITE was sent 3 times in 1.5 s and never acknowledged: it never arrived, or its ACK was lost. ${end}`,
		);
	});
	test("the BYE after 32 s", () =>
		checkText(
			`${answered("Authorization: x")}\n33 BYE 7 tag=b totag=a\n33 200 7 BYE tag=b totag=a\n50 # the log goes on`,
			"The 200 Reason to the INVITE was never acknowledged by this client. The answering side then gave up the " +
				"call with BYE (RFC 3261 §13.3.1.4).",
		));
});

suite("missing-ack: the BYE that ends the call", () => {
	const cases: readonly [string, string, number | undefined][] = [
		["32 s after the answer", "33 BYE 7 tag=b totag=a", 2],
		["too soon", "20 BYE 7 tag=b totag=a", undefined],
		["too late", "60 BYE 7 tag=b totag=a", undefined],
		["of the caller", "33 BYE 2 totag=b", undefined],
		["of another call", "33 BYE 7 tag=b totag=a call=other", undefined],
		["after an ACK", "2 ACK 1 totag=b\n33 BYE 7 tag=b totag=a", undefined],
	];
	for (const [name, script, expected] of cases) {
		test(name, () => {
			const log = writeLog(`0 INVITE 1\n1 200 1 INVITE totag=b\n${script}\n70 # end`);
			const trace = parseTrace(log);
			const [missing] = unacknowledged(trace, trace.transactions[0]!);
			assert.equal(missing?.bye, expected);
		});
	}
});
