// `rtcdll export` and the formats of `rtcdll report` for other programs: their arguments, and the commands as processes.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCommand, UsageError } from "../../../server/src/cli/commandLine.ts";
import { readBlocks } from "../../support/pcapngReader.ts";
import { REFUSED, SIGNED_IN, UNSAFE } from "./logs.ts";
import { runCli } from "./runCli.ts";

let folder = "";

function run(command: string, ...args: readonly string[]) {
	return runCli([command, ...args], { cwd: folder });
}

function checkRefused(args: string, message: RegExp): void {
	assert.throws(
		() => parseCommand(args.split(" ")),
		(error: Error) => error instanceof UsageError && message.test(error.message) && error.message.endsWith("."),
	);
}

suite("cli: export", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-export-"));
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "signed in.log"), SIGNED_IN);
		writeFileSync(join(folder, "unsafe.log"), UNSAFE);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("messages, in the format that the end of the output's name tells", () =>
		assert.deepEqual(parseCommand(["export", "a.log", "-o", "b.CSV"]), {
			kind: "export",
			file: "a.log",
			format: "csv",
			what: "messages",
			output: "b.CSV",
		}));
	test("a table by its name", () =>
		assert.deepEqual(parseCommand(["export", "-", "--format=ndjson", "--what", "activities"]), {
			kind: "export",
			file: "-",
			format: "ndjson",
			what: "activities",
		}));
	for (const words of ["export --help", "help export"]) {
		test(words, () => assert.deepEqual(parseCommand(words.split(" ")), { kind: "help", of: "export" }));
	}
	test("no file", () => checkRefused("export --format csv", /Name the log/));
	test("two files", () => checkRefused("export a.log b.log --format csv", /One log at a time/));
	test("no format", () => checkRefused("export a.log", /Name a format.*pcapng, csv, ndjson/));
	test("an unknown format", () => checkRefused("export a.log --format xls", /no format xls/));
	test("an unknown table", () => checkRefused("export a.log --format csv --what calls", /no table calls/));
	test("a capture of activities", () =>
		checkRefused("export a.log --format pcapng --what activities", /holds messages/));
	test("a page on two logs", () => checkRefused("report a.log b.log --format html", /A page tells of one log/));

	test("a table on the standard output", () => {
		const { status, stdout, stderr } = run("export", "refused.log", "--format", "csv", "--what", "transactions");
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.match(stdout, /^Line,Time,Direction,Method,.*\r\n1,/);
		const objects = run("export", "refused.log", "--format", "ndjson").stdout.trim().split("\n");
		assert.ok(objects.map((line) => JSON.parse(line)).some(({ status: code }) => code === 403));
	});
	test("files are written whole, a table for a spreadsheet with the mark of its encoding", () => {
		assert.equal(run("export", "refused.log", "-o", "out.csv").status, 0);
		assert.match(readFileSync(join(folder, "out.csv"), "utf8"), /^\ufeffLine,/);
		assert.equal(run("export", "refused.log", "-o", "out.pcapng").status, 0);
		assert.ok(readBlocks(readFileSync(join(folder, "out.pcapng"))).length > 3);
		assert.deepEqual(
			readdirSync(folder).filter((name) => name.endsWith(".tmp")),
			[],
		);
	});
	test("the log itself is never written over", () => {
		const { status, stderr } = run("export", "refused.log", "--format", "csv", "-o", "./refused.log");
		assert.equal(status, 2);
		assert.match(stderr, /is the log itself/);
		assert.equal(readFileSync(join(folder, "refused.log"), "utf8"), REFUSED);
	});
	test("a folder that is not there, and a log that is not there", () => {
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
		assert.match(run("report", "--format", "html", ".").stderr, /This is a folder/);
	});
	test("nothing that a terminal would obey", () => {
		for (const args of [
			["export", "unsafe.log", "--format", "csv"],
			["export", "unsafe.log", "--format", "ndjson"],
			["report", "unsafe.log", "--format", "sarif"],
			["report", "unsafe.log", "--format", "html"],
		] satisfies [string, ...string[]][]) {
			// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
			assert.doesNotMatch(run(...args).stdout, /[\u001b\u0080-\u009f\u202e]/);
		}
	});
});
