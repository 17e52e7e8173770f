// Both sides of real traffic, merged: each transaction occurs once, and the clock offset is found.

import assert from "node:assert/strict";
import { diagnose, mergeLogs, parseTrace, type Trace } from "../../../../server/src/core/index.ts";
import { otherSide, sippLogs, stretched } from "../../../support/bothSides.ts";
import { CORPUS } from "../../../support/oracle.ts";

suite("merge: both sides of real traffic", () => {
	const clocks = [
		{ name: "95 s and 300 ppm", offsetMs: 95_000, driftPpm: 300, factor: 200 },
		{ name: "95 s and 300 ppm in a few seconds", offsetMs: 95_000, driftPpm: 300, factor: 1 },
		{ name: "seven hours behind, losing 40 ppm", offsetMs: -7 * 3_600_000, driftPpm: -40, factor: 1000 },
		{ name: "the same clock", offsetMs: 0, driftPpm: 0, factor: 10 },
	];
	for (const { name, offsetMs, driftPpm, factor } of clocks) {
		test(name, function () {
			const logs = sippLogs();
			if (logs.length === 0) {
				console.log(`      skipped: no corpus at ${CORPUS}`);
				this.skip();
			}
			for (const log of logs) {
				const one = stretched(log.text, factor);
				const other = otherSide(one, { offsetMs, driftPpm, delayMs: [7, 4] });
				const merged = mergeLogs([
					{ name: "a.log", text: one },
					{ name: "b.log", text: other },
				]);
				const clock = merged.lanes[1]!.clock!;
				assert.equal(clock.how, "found");
				assert.ok(Math.abs(clock.offsetMs - offsetMs) <= 2, `${log.name}: an offset of ${clock.offsetMs} ms`);
				const missed = Math.abs(clock.driftPpm - driftPpm);
				assert.ok(factor === 1 || missed <= 10, `${log.name}: a drift of ${clock.driftPpm} ppm`);

				const [whole, both] = [parseTrace(one), parseTrace(merged.text)];
				assert.equal(both.index.messages.count, 2 * whole.index.messages.count);
				assert.deepEqual(shapes(both), shapes(whole));
				assert.deepEqual(rules(both), rules(whole));
				const { messages } = both.index;
				for (let message = 0; message < messages.count; message++) {
					assert.notEqual(both.otherEndOf(message), undefined, `message ${message} of ${log.name} has no other end`);
				}
			}
		});
	}
});

function shapes({ index, transactions }: Trace): readonly string[] {
	return transactions
		.map(({ callId, method, cseqNumber, outcome, durationMs, retransmissions, laterFinals, acks }) =>
			[
				index.symbolText(callId),
				method,
				cseqNumber,
				outcome,
				durationMs,
				retransmissions.length,
				laterFinals.length,
				acks.length,
			].join(" "),
		)
		.sort();
}

function rules(trace: Trace): readonly string[] {
	return diagnose(trace)
		.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`)
		.sort();
}
