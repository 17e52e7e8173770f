// Invariants for the trace of any merged log: its transactions are complete, and every feature returns a result.

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	activityTable,
	diagnose,
	explain,
	explainMarkdown,
	ladder,
	mergeLogs,
	parseTrace,
	report,
	symbols,
	type Trace,
	transactionTree,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** A step of a conversation, logged by both sides, one of them, or neither. */
const anyStep = fc.record({
	what: fc.constantFrom(
		"INVITE 1 branch=x",
		"100 1 INVITE branch=x",
		"180 1 INVITE branch=x totag=b",
		"200 1 INVITE branch=x totag=b",
		"486 1 INVITE branch=x totag=c",
		"ACK 1 branch=x totag=b",
		"ACK 1 branch=y totag=b",
		"CANCEL 1 branch=x",
		"200 1 CANCEL branch=x",
		"REGISTER 2",
		"401 2 REGISTER",
		"BYE 3 branch=z totag=b",
		"200 3 BYE branch=z totag=b",
	),
	isFromA: fc.boolean(),
	isLoggedByA: fc.boolean(),
	isLoggedByB: fc.boolean(),
	wait: fc.constantFrom(0, 0.01, 0.5, 33, 200),
	hasFrame: fc.boolean(),
	call: fc.constantFrom("c1", "c1", "c2"),
});

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const [A, B] = ["192.0.2.1:5060", "192.0.2.2:5060"];

function side(steps: readonly Step[], own: string): string {
	let time = 0;
	return writeLog(
		steps
			.flatMap(({ what, isFromA, isLoggedByA, isLoggedByB, wait, hasFrame, call }) => {
				time += wait;
				if (!(own === A ? isLoggedByA : isLoggedByB)) return [];
				const [peer, isSent] = own === A ? [B, isFromA] : [A, !isFromA];
				const frame = isSent
					? `${time} # Sending Packet - ${peer} (From Local Address: ${own}) 9 bytes`
					: `${time} # Data Received - ${peer} (To Local Address: ${own}) 9 bytes`;
				return [...(hasFrame ? [frame] : []), `${time} ${what} call=${call} over=UDP`];
			})
			.join("\n"),
	);
}

suite("merge: any log of both sides", () => {
	test("its transactions are complete, and every feature gives a result", () => {
		fc.assert(
			fc.property(fc.array(anyStep, { minLength: 2, maxLength: 16 }), fc.constantFrom(0, 95_000), (steps, offsetMs) => {
				const { text } = mergeLogs(
					[
						{ name: "a", text: side(steps, A) },
						{ name: "b", text: side(steps, B) },
					],
					offsetMs === 0 ? [undefined, { offsetMs: 0 }] : [],
				);
				const trace = parseTrace(text);
				checkTransactions(trace);
				const findings = diagnose(trace);
				report(trace, "x", findings);
				ladder(trace, { kind: "log" }, findings);
				explainMarkdown(explain(trace, findings, "x"));
				symbols(trace);
				activityTable(trace, 10);
				transactionTree(trace, findings);
			}),
			{ numRuns: 800 },
		);
	});
});

function checkTransactions(trace: Trace): void {
	const seen = new Map<number, number>();
	for (const [number, transaction] of trace.transactions.entries()) {
		assert.equal(transaction.id, number);
		const { request, retransmissions, provisionals, final, laterFinals, acks, otherEnd, invite, cancel } = transaction;
		const members = [request, ...retransmissions, ...provisionals, final, ...laterFinals, ...acks, ...otherEnd].filter(
			(message) => message !== null,
		);
		const own = new Set(members.filter((message) => trace.transactionOf(message) === transaction));
		for (const message of own) seen.set(message, (seen.get(message) ?? 0) + 1);
		assert.equal(new Set(members).size, members.length, "no message in two lists");
		if (invite !== null) assert.equal(trace.transactions[invite]?.method, "INVITE");
		if (cancel !== null) assert.equal(trace.transactions[cancel]?.method, "CANCEL");
	}
	for (let message = 0; message < trace.index.messages.count; message++) {
		assert.equal(seen.get(message), 1, `message ${message} is in one transaction`);
		const other = trace.otherEndOf(message);
		if (other !== undefined) assert.equal(trace.otherEndOf(other), message);
	}
}
