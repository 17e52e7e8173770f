// The inlay hints after lines.

import assert from "node:assert/strict";
import { type InlayHintKinds, inlayHints, parseTrace } from "../../../../server/src/core/index.ts";
import { linesOf, parseMarks, writeLog } from "../../../support/fixture.ts";

const OFF: InlayHintKinds = { outcome: false, answers: false, elapsed: false };

suite("inlay hints", () => {
	test("after a request its outcome, after a response its request", () => {
		check(
			`0     INVITE 1
			 0.05  100 1 INVITE
			 4.2   486 1 INVITE
			 4.2   ACK 1`,
			{ ...OFF, outcome: true, answers: true },
			`1 → 486 Reason · 4.2 s → 15
			 8 ← INVITE · 50 ms → 1
			 15 ← INVITE · 4.2 s → 1`,
		);
	});

	test("a request without a response says so, and whether one could still have arrived", () => {
		check(
			`0     OPTIONS 1 call=a
			 0     INVITE 1 call=b
			 1     180 1 INVITE call=b
			 50    # the log goes on
			 60    INFO 1 call=c
			 62    # the log ends`,
			{ ...OFF, outcome: true },
			`1 no response · 1 min 2 s
			 8 180 Reason, then no response yet · 1 min 2 s → 15
			 23 no response yet · 2 s`,
		);
	});

	test("a retransmission links to the first copy; an ACK and a BENOTIFY expect no response", () => {
		check(
			`0     MESSAGE 1
			 0.5   MESSAGE 1
			 0.6   200 1 MESSAGE
			 1     BENOTIFY 2`,
			{ ...OFF, outcome: true },
			`1 → 200 Reason · 600 ms → 15
			 8 again · +500 ms → 1`,
		);
	});

	test("a response without its request says what is missing", () => {
		check("0 200 7 INVITE", { ...OFF, answers: true }, "1 ← INVITE not in this log");
	});

	test("slow transactions are marked; an INVITE that waited for a person is not slow", () => {
		check(
			`0     OPTIONS 1 call=a
			 7.2   200 1 OPTIONS call=a
			 8     INVITE 1 call=b
			 8.1   180 1 INVITE call=b
			 30    200 1 INVITE call=b`,
			{ ...OFF, outcome: true, answers: true },
			`1 → 200 Reason · 7.2 s, slow → 8
			 8 ← OPTIONS · 7.2 s, slow → 1
			 15 → 200 Reason · 22 s → 29
			 22 ← INVITE · 100 ms → 15
			 29 ← INVITE · 22 s → 15`,
		);
	});

	test("time since the previous message, but none if it is zero", () => {
		check(
			`0     OPTIONS 1
			 0     100 1 OPTIONS
			 0.012 # nothing to do with it
			 0.012 200 1 OPTIONS`,
			{ ...OFF, elapsed: true },
			"16 +12 ms → 8",
		);
	});

	test("only the messages of the range", () => {
		const { text, ranges } = parseMarks(
			writeLog("0 OPTIONS 1\n1 200 1 OPTIONS").replace("SIP/2.0 200", "<|SIP/2.0 200|>"),
		);
		const kinds = { outcome: true, answers: true, elapsed: true };
		assert.deepEqual(
			inlayHints(parseTrace(text), ranges[0]!, kinds, 5000).map(({ label }) => label),
			["+1 s"],
		);
	});

	test("the label is after the last character of the line, and its tooltip is a sentence", () => {
		const text = writeLog("0 OPTIONS 1\n1 200 1 OPTIONS").replace("OPTIONS sip:bob@example.com SIP/2.0", "$&  ");
		const [hint] = inlayHints(parseTrace(text), { start: 0, end: 10 ** 6 }, { ...OFF, outcome: true }, 5000);
		assert.equal(text.slice(0, hint!.offset).endsWith("SIP/2.0"), true);
		assert.equal(hint!.tooltip, "This OPTIONS was answered with 200 Reason after 1 s, on line 8.");
	});
});

/** Each expected line: the 1-based line of the hint, its label, and its target line. */
function check(script: string, kinds: InlayHintKinds, expected: string): void {
	const trace = parseTrace(writeLog(script));
	const lineOf = (offset: number) => trace.lines.lineAt(offset) + 1;
	const found = inlayHints(trace, { start: 0, end: trace.text.length }, kinds, 5000).map(
		({ offset, label, target }) => `${lineOf(offset)} ${label}${target ? ` → ${lineOf(target.start)}` : ""}`,
	);
	assert.deepEqual(found, linesOf(expected));
}
