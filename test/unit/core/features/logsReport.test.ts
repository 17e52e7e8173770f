// Each log on one line, and each failure once.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { diagnose, type LogSummary, logSummary, logsReport, parseTrace } from "../../../../server/src/core/index.ts";

const SCENARIOS = join(import.meta.dirname, "../../../scenarios");
const FILES = readdirSync(SCENARIOS).filter((file) => file.endsWith(".log"));

suite("logs of a folder", () => {
	for (const [one, other, isSame] of [
		["197", "199", true],
		["009", "011", true],
		["109", "116", true],
		["009", "017", false],
		["017", "018", false],
		["130", "131", false],
		["203", "209", false],
	] as const) {
		test(`${one} and ${other} ${isSame ? "have the same failure" : "failed in different ways"}`, () => {
			const [first, second] = [summaryOf(one).failure, summaryOf(other).failure];
			assert.ok(first && second);
			assert.equal(first.key === second.key, isSame, `${first.key} / ${second.key}`);
			if (isSame) assert.equal(first.text, second.text);
		});
	}

	test("a failure names no person, the verdict does", () => {
		const { failure, verdict } = summaryOf("017");
		assert.equal(
			failure!.text,
			"Sign-in refused, 403 Forbidden. The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
		);
		assert.equal(verdict, "alice@contoso.com could not sign in.");
	});

	test("a forced sign-out, a call of poor quality and a code outside SIP are failures, worded by their rules", () => {
		assert.match(summaryOf("022").failure!.text, /^The server signed the client out\. /);
		assert.match(summaryOf("165").failure!.text, /^The quality report of a call exceeds the limits/);
		assert.equal(summaryOf("001").failure, null);
	});

	test("errors come before warnings, warnings before logs without problems, and more logs before fewer", () => {
		const summary = (key: string, worst: LogSummary["worst"]): LogSummary => ({
			worst,
			verdict: `${key}.`,
			failure: worst === "none" ? null : { text: `${key}.`, key, line: 7 },
		});
		const logs = [
			summary("fine", "none"),
			summary("warned", "warning"),
			summary("rare", "error"),
			summary("frequent", "error"),
			summary("frequent", "error"),
		].map((each, at) => ({ name: `${at}.log`, summary: each }));
		const { lead, sections } = logsReport("logs", logs);
		assert.deepEqual(
			lead.map(({ text }) => text),
			["5 logs, 4 with a failure, 3 different ones."],
		);
		assert.deepEqual(
			sections.map(({ title, statements }) => [title, ...statements.map(({ log, lines }) => `${log}:${lines}`)]),
			[
				["2 logs: frequent.", "3:7", "4:7"],
				["1 log: rare.", "2:7"],
				["1 log: warned.", "1:7"],
				["No failure found: 1 log", "0:1"],
			],
		);
		assert.equal(logsReport("logs", []).lead[0]!.text, "There is no log in this folder.");
	});

	test("any text gives a summary of bounded length, and an error is a failure", () => {
		const texts = FILES.map((file) => readFileSync(join(SCENARIOS, file), "utf8"));
		const anyPiece = fc
			.record({ log: fc.nat(texts.length - 1), start: fc.nat(), length: fc.nat(20_000) })
			.map(({ log, start, length }) => {
				const at = start % (texts[log]!.length + 1);
				return texts[log]!.slice(at % 3 === 0 ? 0 : at, at + length);
			});
		fc.assert(
			fc.property(fc.oneof(anyPiece, fc.string()), (text) => {
				const trace = parseTrace(text);
				const { verdict, failure, worst } = logSummary(trace, diagnose(trace));
				assert.ok(verdict.length > 0 && verdict.length <= 401);
				if (worst === "error") assert.ok(failure);
				if (failure) assert.ok(failure.text.length < 1000 && failure.line >= 1 && failure.line <= trace.lines.count);
			}),
			{ numRuns: 500 },
		);
	});
});

function summaryOf(number: string): LogSummary {
	const file = FILES.find((name) => name.startsWith(`${number}-`))!;
	const trace = parseTrace(readFileSync(join(SCENARIOS, file), "utf8"));
	return logSummary(trace, diagnose(trace));
}
