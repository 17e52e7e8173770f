// `rtcdll export` and the formats of `rtcdll report` for other programs: their arguments, and the commands as processes.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBlocks } from "../../support/pcapngReader.ts";
import { REFUSED, SIGNED_IN, UNSAFE } from "./logs.ts";
import { checkUsage, requestOf } from "./requests.ts";
import { runCli } from "./runCli.ts";

let folder = "";

function run(command: string, ...args: readonly string[]) {
	return runCli([command, ...args], { cwd: folder });
}

/** Arguments that the command refuses in combination. */
function checkRefused(args: string, message: RegExp): void {
	const { status, stdout, stderr } = run(...(args.split(" ") as [string]));
	assert.deepEqual([status, stdout], [2, ""]);
	assert.match(stderr, message);
}

suite("cli: export", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-export-"));
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "signed in.log"), SIGNED_IN);
		writeFileSync(join(folder, "unsafe.log"), UNSAFE);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("a table by name, in the given format", () =>
		assert.deepEqual(requestOf(["export", "-", "--format=ndjson", "--what", "activities", "-o", "b.csv"]), {
			run: "export",
			operands: ["-"],
			format: "ndjson",
			what: "activities",
			output: "b.csv",
		}));
	test("--help", () => assert.deepEqual(requestOf(["export", "--help"]), { help: "export" }));
	test("two files", () => checkUsage("export a.log b.log --format csv".split(" "), /One log at a time/));
	test("an unknown format", () => checkUsage("export a.log --format xls".split(" "), /xls/));
	test("an unknown table", () => checkUsage("export a.log --format csv --what calls".split(" "), /calls/));
	test("no format", () => checkRefused("export refused.log", /Name a format.*pcapng, csv/));
	test("a capture of activities", () =>
		checkRefused("export refused.log --format pcapng --what activities", /contains only messages/));
	test("a page on two logs", () =>
		checkRefused("report refused.log unsafe.log --format html", /html takes a single log/));

	test("a table on standard output", () => {
		const { status, stdout, stderr } = run("export", "refused.log", "--format", "csv", "--what", "transactions");
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.match(stdout, /^Line,Time,Direction,Method,.*\r\n1,/);
		const objects = run("export", "refused.log", "--format", "ndjson").stdout.trim().split("\n");
		assert.ok(objects.map((line) => JSON.parse(line)).some(({ status: code }) => code === 403));
	});
	test("files are written completely, a table for a spreadsheet with a byte order mark", () => {
		assert.equal(run("export", "refused.log", "-o", "out.csv").status, 0);
		assert.match(readFileSync(join(folder, "out.csv"), "utf8"), /^\ufeffLine,/);
		assert.equal(run("export", "refused.log", "-o", "out.pcapng").status, 0);
		assert.ok(readBlocks(readFileSync(join(folder, "out.pcapng"))).length > 3);
		assert.deepEqual(
			readdirSync(folder).filter((name) => name.endsWith(".tmp")),
			[],
		);
	});
	test("the log itself is never overwritten", () => {
		const { status, stderr } = run("export", "refused.log", "--format", "csv", "-o", "./refused.log");
		assert.equal(status, 2);
		assert.match(stderr, /is the log itself/);
		assert.equal(readFileSync(join(folder, "refused.log"), "utf8"), REFUSED);
	});
	test("nor is the log found in a folder", () => {
		mkdirSync(join(folder, "one"));
		const path = join(folder, "one", "a.log");
		writeFileSync(path, REFUSED);
		const { status, stderr } = run("export", "one", "--format", "csv", "-o", join("one", "a.log"));
		assert.deepEqual([status, readFileSync(path, "utf8")], [2, REFUSED]);
		assert.match(stderr, /is the log itself/);
	});
	test("a missing folder, and a missing log", () => {
		const { status, stderr } = run("export", "refused.log", "-o", "nowhere/out.csv");
		assert.equal(status, 2);
		assert.match(stderr, /nowhere\/out\.csv: The export could not be written: /);
		assert.match(run("export", "missing.log", "--format", "csv").stderr, /There is no such file/);
	});

	test("findings of several logs as one SARIF file, each rule with its page", () => {
		const { status, stdout } = run("report", "--format", "sarif", "refused.log", "signed in.log");
		assert.equal(status, 1);
		const [{ artifacts, results, tool }] = JSON.parse(stdout).runs;
		assert.deepEqual(
			artifacts.map(({ location }: { location: { uri: string } }) => location.uri),
			["refused.log", "signed%20in.log"],
		);
		assert.ok(results.some(({ level }: { level: string }) => level === "error"));
		for (const { id, help, helpUri } of tool.driver.rules) {
			assert.match(help.markdown, new RegExp(`^# .* \\(\`${id}\`\\)`));
			assert.match(helpUri, new RegExp(`^file:///.*/docs/rules/${id}\\.md$`));
		}
	});
	test("a log without findings is valid SARIF, too", () => {
		const { status, stdout } = run("report", "--format", "sarif", "--rules", "auth-challenge=off", "signed in.log");
		assert.deepEqual([status, JSON.parse(stdout).runs[0].results], [0, []]);
	});
	test("a page on one log", () => {
		const { status, stdout } = run("report", "--format", "html", "refused.log");
		assert.equal(status, 1);
		assert.match(stdout, /^<!DOCTYPE html>[\s\S]*<h1>refused\.log<\/h1>[\s\S]*<\/html>\n$/);
		assert.match(run("report", "--format", "html", ".").stderr, /There are several logs/);
	});
	test("no control sequences", () => {
		for (const args of [
			["export", "unsafe.log", "--format", "csv"],
			["export", "unsafe.log", "--format", "ndjson"],
			["report", "unsafe.log", "--format", "sarif"],
			["report", "unsafe.log", "--format", "html"],
		] satisfies [string, ...string[]][]) {
			// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not occur.
			assert.doesNotMatch(run(...args).stdout, /[\u001b\u0080-\u009f\u202e]/);
		}
	});
});
