// Invariants for a text in any dialect, cut anywhere.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	diagnose,
	explain,
	explainMarkdown,
	folds,
	hover,
	inlayHints,
	ladder,
	parseTrace,
	report,
	semanticTokens,
	statistics,
	symbols,
	textLadder,
} from "../../../../server/src/core/index.ts";
import { assertLinear } from "../../../support/cpuTime.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures/dialects");
const LOGS = readdirSync(FIXTURES).map((name) => readFileSync(join(FIXTURES, name), "utf8"));

/** Everything reported about a text. */
function saidOf(text: string): string {
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const span = { start: 0, end: text.length };
	return JSON.stringify([
		report(trace, "a.log"),
		explainMarkdown(explain(trace, findings, "")),
		textLadder(ladder(trace, { kind: "log" })),
		symbols(trace),
		inlayHints(trace, span, { outcome: true, answers: true, elapsed: true }, 1000),
		semanticTokens(trace, span, "everything"),
		folds(trace),
		statistics(trace),
		Array.from({ length: Math.ceil(text.length / 31) }, (_, at) => hover(trace, at * 31)),
	]);
}

suite("dialects: properties", () => {
	for (const name of readdirSync(FIXTURES)) {
		test(`no invalid number in ${name}`, () => {
			assert.doesNotMatch(saidOf(readFileSync(join(FIXTURES, name), "utf8")), /\bNaN\b|undefined|Invalid/);
		});
	}

	test("any mixture, cut anywhere, is read without invalid numbers", () => {
		const lines = LOGS.flatMap((log) => log.split(/(?<=\n)/));
		const text = fc.array(fc.constantFrom(...lines), { maxLength: 40 }).map((all) => all.join(""));
		fc.assert(
			fc.property(text, fc.nat(), (whole, at) => {
				assert.doesNotMatch(saidOf(whole.slice(at % (whole.length + 1))), /\bNaN\b/);
			}),
			{ numRuns: 300 },
		);
	});

	test("appended text changes neither the dialect nor the messages before the last one", () => {
		const log = fc.constantFrom(...LOGS.filter((text) => !parseTrace(text).index.dialect.id.match(/^(?:bare|follow)/)));
		fc.assert(
			fc.property(log, fc.nat(), (whole, at) => {
				const [cut, full] = [whole.slice(0, at % (whole.length + 1)), whole].map((text) => parseTrace(text));
				if (cut!.index.dialect.id === "bare") return;
				assert.equal(cut!.index.dialect.id, full!.index.dialect.id);
				const [few, all] = [cut!, full!].map((trace) => report(trace, "").messages);
				const known = few!.slice(0, -1).map(({ line, time }) => [line, time]);
				assert.deepEqual(
					known,
					all!.slice(0, known.length).map(({ line, time }) => [line, time]),
				);
			}),
			{ numRuns: 500 },
		);
	});

	test("takes linear, not quadratic, time", () => {
		const hostile = [
			(n: number) => "OPTIONS sip:a@contoso.com SIP/2.0\n".repeat(n),
			(n: number) => "TL_INFO(TF_PROTOCOL) [0]06E4.0EB4::01/18/2012-05:00:43.101 x$$begin_record\n".repeat(n),
			(n: number) => `MESSAGE START <<<<<<<<<< SIP - 2013-05-02T08:12:33Z\n${"\n".repeat(n)}`,
			(n: number) => "SIP/2.0 200 OK\nl: 1\n\n".repeat(n),
			(n: number) => `(1:0:0) ${"x".repeat(n * 20)}`,
		];
		for (const make of hostile) {
			assertLinear(2000, (n) => {
				const text = make(n);
				return () => parseTrace(text);
			});
		}
	});
});
