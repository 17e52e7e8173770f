// The machine-readable report formats, and the severity from which the exit status is 1.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { REFUSED, SIGNED_IN, UNSAFE } from "./logs.ts";
import { runCli } from "./runCli.ts";

let folder = "";

function report(format: string, ...files: readonly string[]) {
	return runCli(["report", "--format", format, ...files], { cwd: folder });
}

/** The elements of a document, which must be well-formed: names and attributes. */
function elements(xml: string): readonly { readonly name: string; readonly attributes: Record<string, string> }[] {
	const found: { name: string; attributes: Record<string, string> }[] = [];
	const parser = new SaxesParser();
	parser.on("opentag", ({ name, attributes }) =>
		found.push({ name, attributes: attributes as Record<string, string> }),
	);
	parser.on("error", (error) => {
		throw error;
	});
	parser.write(xml).close();
	return found;
}

suite("cli: formats of the report", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-formats-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "unsafe.log"), UNSAFE);
		writeFileSync(join(folder, "empty.log"), "");
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("ndjson: a line for each log, activity and finding", () => {
		const { stdout, status } = report("ndjson", "well.log", "refused.log");
		const rows = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		assert.equal(status, 1);
		const of = (type: string, log: string) => rows.filter((row) => row.type === type && row.log === log);
		assert.partialDeepStrictEqual(of("log", "well.log"), [{ schema: "rtcdll-rows/1", messages: 4, worst: "none" }]);
		assert.partialDeepStrictEqual(of("activity", "well.log"), [
			{ activity: 0, line: 1, kind: "sign-in", result: "worked", from: "alice@contoso.com", time: "08:00:00.000" },
		]);
		const refusal = of("activity", "refused.log").find(({ kind }) => kind === "sign-in");
		assert.partialDeepStrictEqual(refusal, { result: "refused", status: 403 });
		const finding = of("finding", "refused.log").find(({ rule }) => rule === "auth-failed");
		assert.partialDeepStrictEqual(finding, { severity: "error", activity: refusal.activity });
		assert.equal(typeof finding.message, "string");
	});
	test("csv: the same as rows of one width", () => {
		const lines = report("csv", "well.log", "refused.log").stdout.split("\r\n");
		assert.equal(lines.pop(), "");
		const [head, ...rows] = lines.map((line) => line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g)!);
		assert.ok(head!.includes("durationMs"));
		for (const row of rows) assert.equal(row.length, head!.length, row.join());
		const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
		assert.deepEqual(new Set(column("type")), new Set(["activity", "finding"]));
		assert.ok(column("status").includes("403"));
	});
	for (const [name, files] of [
		["good and bad logs", ["well.log", "refused.log"]],
		["a log that would do harm", ["unsafe.log"]],
		["an empty log", ["empty.log"]],
	] as const) {
		test(`junit is well-formed: ${name}`, () => {
			const found = elements(report("junit", ...files).stdout);
			assert.deepEqual(
				found.filter(({ name: element }) => element === "testsuite").map(({ attributes }) => attributes.name),
				files,
			);
		});
	}
	test("junit: what failed is a failure, and the counts are right", () => {
		const found = elements(report("junit", "refused.log").stdout);
		const named = (name: string) => found.filter((element) => element.name === name);
		const [suite] = named("testsuite");
		assert.equal(suite!.attributes.tests, String(named("testcase").length));
		assert.equal(suite!.attributes.failures, String(named("failure").length));
		assert.ok(named("testcase").some(({ attributes }) => attributes.name === "Sign-in of alice@contoso.com"));
		assert.ok(named("failure").some(({ attributes }) => /403 Forbidden/.test(attributes.message!)));
	});

	for (const [severity, file, status] of [
		["never", "refused.log", 0],
		["error", "refused.log", 1],
		["error", "well.log", 0],
		["hint", "well.log", 1],
	] as const) {
		test(`--fail-on ${severity}: ${file} ends with ${status}`, () =>
			assert.equal(runCli(["report", "--fail-on", severity, file], { cwd: folder }).status, status));
	}
});
