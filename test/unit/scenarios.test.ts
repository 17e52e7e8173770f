// The labelled scenarios: every required finding occurs, and no others above a hint.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answer, diagnose, parseTrace, type Report, report, statementText } from "../../server/src/core/index.ts";
import { SCENARIOS } from "../scenarios/labels.ts";

suite("scenarios", () => {
	let expected = 0;
	let found = 0;
	let right = 0;

	for (const scenario of SCENARIOS) {
		test(`${scenario.file}: ${scenario.about}`, () => {
			const trace = parseTrace(read(scenario.file));
			const reported = report(trace, scenario.file);
			const wanted = scenario.expected.map(({ rule, severity, line }) => `${line} ${severity} ${rule}`).sort();
			const got = reported.findings
				.filter(({ severity }) => severity !== "hint")
				.map(({ rule, severity, line }) => `${line} ${severity} ${rule}`)
				.sort();
			expected += wanted.length;
			found += got.length;
			right += wanted.filter((finding) => got.includes(finding)).length;
			assert.deepEqual(got, wanted);
			for (const { rule, line } of scenario.hints ?? []) {
				const isThere = reported.findings.some((hint) => hint.rule === rule && hint.line === line);
				assert.ok(isThere, `no hint ${rule} on line ${line}`);
			}
			for (const { line, outcome } of scenario.outcomes ?? []) {
				assert.equal(outcomeOn(reported, line), outcome, `outcome of the request on line ${line}`);
			}
			for (const { kind, result, line } of scenario.activities ?? []) {
				const activity = reported.activities.find((one) => one.kind === kind && one.line === line);
				assert.equal(activity?.result, result, `result of the ${kind} on line ${line}`);
			}
			if (scenario.answer === undefined) return;
			const said = answer(trace, diagnose(trace))
				.map((each) => statementText(each))
				.join(" ");
			for (const words of scenario.answer.has) assert.match(said, new RegExp(words, "iu"));
			for (const words of scenario.answer.never) assert.doesNotMatch(said, new RegExp(words, "iu"));
		});
	}

	suiteTeardown(() => {
		const percent = (part: number, whole: number) => (whole === 0 ? "100.0" : ((100 * part) / whole).toFixed(1));
		console.log(
			`      ${SCENARIOS.length} scenarios, ${expected} findings expected: recall ${percent(right, expected)} %, precision ${percent(right, found)} %`,
		);
	});
});

function read(file: string): string {
	return readFileSync(join(import.meta.dirname, "../scenarios", file), "utf8");
}

function outcomeOn({ messages, transactions }: Report, line: number): string | undefined {
	const message = messages.find((candidate) => candidate.line === line);
	return message && transactions[message.transaction]!.outcome;
}
