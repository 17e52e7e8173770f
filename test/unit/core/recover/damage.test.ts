// A sample of `npm run damage`: damaged and recovered logs produce the same results as the originals.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recover } from "../../../../server/src/core/index.ts";
import { agreement, type Share } from "../../../support/agreement.ts";
import { DAMAGINGS, pairOf } from "../../../support/damages.ts";

const SCENARIOS = join(import.meta.dirname, "../../../scenarios");
const logs = readdirSync(SCENARIOS)
	.filter((name) => name.endsWith(".log"))
	.map((name) => ({ name, text: readFileSync(join(SCENARIOS, name), "utf8") }));

const DIALECTS = join(import.meta.dirname, "../../../fixtures/dialects");
const dialectLogs = readdirSync(DIALECTS).map((name) => ({ name, text: readFileSync(join(DIALECTS, name), "utf8") }));

/**
 * The prefix of a server's trace is longer than any wrap width and cannot be told from the text after it. A stream is split
 * by the lengths of its bodies, so a message in the middle of a line is lost if other text precedes the stream or its bytes
 * have changed.
 */
const LEFT_AS_IT_IS: ReadonlyMap<string, RegExp> = new Map([
	["server-trace.log", /wrap|cut/],
	["follow-stream.txt", /^(?:page, br|page, table|mail, p|double spaced|trailing blanks)$/],
]);

/** Pseudorandom numbers from 0 to 1, the same in each run. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}

suite("recover: damaged logs", () => {
	for (const damaging of DAMAGINGS.filter(({ isExact }) => isExact)) {
		test(`${damaging.name}: every message, transaction and finding, and the answer`, () => {
			const random = seeded(7);
			for (const { name, text } of logs.filter(() => random() < 0.12)) {
				const found = agreement(text, recover(damaging.apply(text)).text);
				for (const { same, all } of Object.values(found) as Share[]) assert.equal(same, all, name);
			}
		});
	}

	test("the other dialects: prefixes, fields and marks are distinguished from added leads", () => {
		for (const { name, text } of dialectLogs) {
			assert.equal(recover(text).text, text, name);
			for (const { name: damage, apply } of DAMAGINGS) {
				if (LEFT_AS_IT_IS.get(name)?.test(damage)) continue;
				const found = agreement(text, recover(apply(text)).text);
				for (const { same, all } of Object.values(found) as Share[]) assert.equal(same, all, `${name}: ${damage}`);
			}
		}
	});

	test("all damages, alone and in pairs: 99.5 % of the transactions", () => {
		const random = seeded(11);
		const pairs = DAMAGINGS.flatMap((one) => DAMAGINGS.map((other) => pairOf(one, other))).filter(
			(pair) => pair !== undefined,
		);
		const sum = { same: 0, all: 0 };
		const differing: string[] = [];
		for (const damaging of [...DAMAGINGS, ...pairs]) {
			for (const { name, text } of logs.filter(() => random() < 0.01)) {
				const { same, all } = agreement(text, recover(damaging.apply(text)).text).transactions;
				sum.same += same;
				sum.all += all;
				if (same < all) differing.push(`${damaging.name}: ${name}`);
			}
		}
		assert.ok(sum.same >= 0.995 * sum.all, `${sum.same} of ${sum.all}\n${differing.join("\n")}`);
	});
});
