// Everything that can be given as a log: files, folders, patterns, archives, a pipe.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { namedFiles } from "../../../server/src/cli/input/named.ts";
import { REFUSED, SIGNED_IN } from "./logs.ts";
import { runCli } from "./runCli.ts";

let folder = "";

suite("cli: inputs", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-inputs-"));
		for (const name of ["logs", "logs/deep", "one"]) mkdirSync(join(folder, name));
		writeFileSync(join(folder, "logs/a.log"), SIGNED_IN);
		writeFileSync(join(folder, "logs/b.log"), REFUSED);
		writeFileSync(join(folder, "logs/notes.txt"), "403 Forbidden is what they said.");
		writeFileSync(join(folder, "logs/deep/c.log.gz"), gzipSync(REFUSED));
		writeFileSync(join(folder, "logs/[d].log"), SIGNED_IN);
		writeFileSync(join(folder, "one/RTCDLL0.log"), SIGNED_IN);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	function run(args: readonly string[], input = "") {
		const { stdout, ...rest } = runCli(args, { cwd: folder, input });
		return { stdout: stdout.replaceAll("\\", "/"), ...rest };
	}

	const counted: readonly [string, string, readonly string[]][] = [
		["a folder", "logs", ["logs/[d].log:0", "logs/a.log:0", "logs/b.log:1", "logs/deep/c.log.gz:1"]],
		["a pattern", "logs/*.log", ["logs/[d].log:0", "logs/a.log:0", "logs/b.log:1"]],
		[
			"a pattern through folders",
			"logs/**/*.{log,gz}",
			["logs/[d].log:0", "logs/a.log:0", "logs/b.log:1", "logs/deep/c.log.gz:1"],
		],
		["a file whose name looks like a pattern", "logs/[d].log", ["0"]],
	];
	for (const [name, argument, lines] of counted) {
		test(`${name} for grep`, () => {
			const { status, stdout, stderr } = run(["grep", "-c", "status:403", argument]);
			assert.deepEqual([stdout.trim().split("\n"), stderr], [lines, ""]);
			assert.equal(status, argument === "logs/[d].log" ? 1 : 0);
		});
	}
	test("the names of the logs that match", () =>
		assert.equal(run(["grep", "-l", "status:403", "logs"]).stdout, "logs/b.log\nlogs/deep/c.log.gz\n"));
	test("a pattern is reported log by log, a folder as a whole", () => {
		assert.match(run(["report", "logs/[ab].log"]).stdout, /^logs\/a\.log: .*\n.*\n\nlogs\/b\.log: /s);
		assert.match(run(["report", "logs"]).stdout, /^Logs in logs: 4 logs/);
	});
	test("a pattern without a match, and an invalid pattern", async () => {
		const { status, stderr } = run(["report", "logs/*.old"]);
		assert.deepEqual([status, stderr], [2, "rtcdll: logs/*.old: No file matches this pattern. Check the path.\n"]);
		for (const pattern of ["[", "{", "logs/[z-a", "{".repeat(1000)]) {
			assert.deepEqual((await namedFiles(pattern)).files, [], pattern);
		}
	});
	test("a folder with a single log for a command that takes one", () => {
		assert.equal(run(["ladder", "one"]).status, 0);
		const { status, stderr } = run(["ladder", "logs"]);
		assert.equal(status, 2);
		assert.match(
			stderr,
			/There are several logs, but only one at a time can be drawn\. Name one of them: logs.a\.log|\[d\]/,
		);
	});
	for (const args of [["report"], ["grep", "status:403"], ["ladder"], ["recover"], ["show", "--message", "1"]]) {
		test(`a pipe without a file: rtcdll ${args.join(" ")}`, () => {
			const { status, stdout } = run(args, REFUSED);
			assert.equal(status, args[0] === "report" ? 1 : 0);
			assert.equal(stdout, run([...args, "-"], REFUSED).stdout);
		});
	}
	test("an empty pipe does not count as a good log", () => {
		const { status, stderr } = run(["report"]);
		assert.equal(status, 2);
		assert.match(stderr, /^rtcdll: standard input: This log is empty\./);
	});
});
