// A part of the scaling gate (`npm run scaling` runs all of it): cases that once grew faster than the log.

import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../server/src/core/index.ts";
import { ASKED, growthText, logsOf, STEEPEST, surelyGrowth } from "../../scaling/growth.ts";
import { againstPlain, MOST_OF_PLAIN, ofLength } from "../../scaling/plain.ts";
import { SHAPES } from "../../scaling/shapes.ts";

/** Each shape with the questions that it once made expensive, at a size at which that shows. */
const ONCE_STEEP: readonly (readonly [string, readonly string[], number])[] = [
	["REFERs", ["hierarchy"], 400],
	["REFERs that are followed", ["hierarchy"], 400],
	["redirections", ["hierarchy"], 400],
	["accounts", ["ladder", "explain"], 1000],
	["servers", ["ladder"], 1000],
	["responses of one transaction", ["tree"], 1000],
	["processes", ["parse"], 2000],
	["colliding names", ["parse"], 2000],
	["depth of XML", ["readableBody"], 10_000],
	["a long reason phrase", ["diagnose", "symbols", "folds"], 100_000],
	["calls", ["report"], 2000],
];

suite("scaling", () => {
	for (const [shape, questions, size] of ONCE_STEEP) {
		test(`${shape}: ${questions.join(", ")}`, () => {
			const logs = logsOf(SHAPES[shape]!, size);
			for (const name of questions) {
				const found = surelyGrowth(logs, ASKED[name]!);
				assert.ok(!(found.exponent > STEEPEST), `${name}: ${growthText(found)}`);
			}
		}).timeout(600_000);
	}

	test("every shape gives a result for every question", () => {
		for (const shape of Object.values(SHAPES)) {
			const trace = parseTrace(shape(8));
			const findings = diagnose(trace);
			for (const { ask } of Object.values(ASKED)) ask({ trace, findings, offset: 0 });
		}
	});

	for (const [shape, length] of [
		["REFERs", 280_000],
		["accounts", 900_000],
	] as const) {
		test(`${shape}: less than three times the time of a plain log of the same size, for all questions`, () => {
			const { ratio } = againstPlain(ofLength(SHAPES[shape]!, length));
			assert.ok(ratio < MOST_OF_PLAIN, `${ratio.toFixed(2)} times as long`);
		}).timeout(600_000);
	}
});
