// `report --format junit`, for build servers: a test suite per log, a test per activity.

import { flowTable, isBad, printable } from "../../core/index.ts";
import { verdictOf } from "../verdict.ts";
import type { ReportedLog, ReportFormat } from "./format.ts";
import { flatFindings } from "./rows.ts";

/**
 * An activity is a failure if it did not work or has a finding of severity error, and is skipped if the log does not show
 * how it ended.
 */
export const junit = {
	name: "junit",
	says: "one test suite for each log and one test for each activity, for build servers",
	begin: () => ({
		start: () => ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rtcdll">\n'],
		log: suite,
		end: () => ["</testsuites>\n"],
	}),
} as const satisfies ReportFormat;

function* suite(log: ReportedLog): Generator<string> {
	const { report, trace, findings, input } = log;
	const tests = testsOf(log);
	const count = (outcome: Test["outcome"]) => tests.filter((each) => each.outcome === outcome).length;
	const numbers = { tests: tests.length, failures: count("failed"), errors: 0, skipped: count("skipped") };
	yield `\t<testsuite${attributes({ name: input.name, ...numbers })}>\n`;
	for (const test of tests) yield testCase(test, report.file);
	yield `\t\t<system-out>${escaped(verdictOf(trace, findings).text)}</system-out>\n\t</testsuite>\n`;
}

interface Test {
	readonly name: string;
	readonly kind: string;
	readonly line: number;
	readonly seconds: number;
	readonly outcome: "passed" | "failed" | "skipped";
	/** `refused, 403 Forbidden`. */
	readonly result: string;
	readonly why: string;
}

function testsOf(log: ReportedLog): readonly Test[] {
	const flows = flowTable(log.trace, log.findings);
	const errors = new Set(
		flatFindings(log).flatMap(({ severity, activity }) => (severity === "error" ? [activity] : [])),
	);
	return log.report.activities.map(({ id, kind, line, result }) => {
		const { title, outcome, durationMs, reason } = flows.flow(id);
		const hasFailed = isBad({ result }) || errors.has(id);
		return {
			name: title,
			kind,
			line,
			seconds: (durationMs ?? 0) / 1000,
			outcome: hasFailed ? "failed" : result === "unknown" ? "skipped" : "passed",
			result: outcome,
			why: reason,
		};
	});
}

function testCase({ name, kind, line, seconds, outcome, result, why }: Test, file: string): string {
	const head = `\t\t<testcase${attributes({ name, classname: kind, file, line, time: Math.max(0, seconds) })}`;
	if (outcome === "passed") return `${head}/>\n`;
	const what =
		outcome === "failed"
			? `<failure${attributes({ message: result, type: kind })}>${escaped(why)}</failure>`
			: `<skipped${attributes({ message: result })}/>`;
	return `${head}>\n\t\t\t${what}\n\t\t</testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
	return Object.entries(values)
		.map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
		.join("");
}

function escaped(text: string): string {
	return printable(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
