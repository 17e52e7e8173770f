// The findings of a single rule on a log.

import assert from "node:assert/strict";
import { diagnose, type Finding, type Limits, parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** An expected finding: severity, the number of its message, characteristic words, related locations. */
export type Expected = readonly [severity: string, message: number, words: RegExp | string, places?: number];

/** Checks all findings of a rule on a log written with `writeLog`. */
export function checkRule(rule: string, script: string, ...expected: readonly Expected[]): void {
	checkFindings(rule, script, undefined, expected);
}

/** The same with custom limits. */
export function checkFindings(
	rule: string,
	script: string,
	limits: Limits | undefined,
	expected: readonly Expected[],
): void {
	const trace = parseTrace(writeLog(script));
	const found = diagnose(trace, {}, limits).filter((finding) => finding.rule === rule);
	const placeOf = ({ span }: Finding) => trace.messageAtLine(trace.lines.lineAt(span.start));
	assert.deepEqual(
		found.map((finding) => [finding.severity, placeOf(finding)]),
		expected.map(([severity, message]) => [severity, message]),
	);
	for (const [at, [, , words, places]] of expected.entries()) {
		const { message, related } = found[at]!;
		if (typeof words === "string") assert.equal(message, words);
		else assert.match(message, words);
		if (places !== undefined) assert.equal(related.length, places, message);
	}
}

/** The advice of the only finding of a rule. */
export function checkOf(rule: string, script: string): string {
	const [only, ...others] = diagnose(parseTrace(writeLog(script))).filter((finding) => finding.rule === rule);
	assert.equal(others.length, 0);
	return only!.check;
}
