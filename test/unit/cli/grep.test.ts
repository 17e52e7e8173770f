// `rtcdll grep` as a process: its standard output and error, and its exit status.

import assert from "node:assert/strict";
import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIELDS, parseTrace } from "../../../server/src/core/index.ts";
import { REFUSED, SIGNED_IN } from "./logs.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");

let folder = "";

function grep(args: readonly string[], options: SpawnSyncOptions = {}) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "grep", ...args], {
		cwd: folder,
		...options,
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

function checkRefused(args: readonly string[], message: RegExp): void {
	const { status, stdout, stderr } = grep(args);
	assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
	assert.match(stderr, message);
}

suite("cli: grep", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-grep-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "cut.log"), SIGNED_IN.trimEnd());
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("prints whole records, unchanged, so that the output is a log again", () => {
		const { status, stdout, stderr } = grep(["status:200", "well.log"]);
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.equal(stdout, SIGNED_IN.slice(SIGNED_IN.lastIndexOf("08:00:00.841")));
	});
	test("several files follow one another; a line ending is added to one that lacks it", () => {
		const { stdout } = grep(["status:200", "cut.log", "well.log"]);
		assert.equal(parseTrace(stdout).index.messages.count, 2);
	});
	test("nothing matches: status 1 and no output", () =>
		assert.deepEqual(grep(["from:nobody", "well.log"]), { status: 1, stdout: "", stderr: "" }));
	test("--lines: the number before each line", () =>
		assert.match(grep(["--lines", "status:200", "well.log"]).stdout, /^24:08:00:00\.841 .*\n25:Via: /));
	test("--lines with several files: the file name too", () =>
		assert.match(
			grep(["--lines", "status:200", "well.log", "cut.log"]).stdout,
			/^well\.log:24:08:00.*\ncut\.log:24:08/s,
		));
	test("--count", () => {
		assert.equal(grep(["--count", "method:REGISTER", "well.log"]).stdout, "4\n");
		const { status, stdout } = grep(["--count", "status:403", "well.log", "refused.log"]);
		assert.deepEqual({ status, stdout }, { status: 0, stdout: "well.log:0\nrefused.log:1\n" });
	});
	test("--with transaction", () =>
		assert.equal(grep(["--count", "--with", "transaction", "status:500", "refused.log"]).stdout, "3\n"));
	test("a query that begins with a hyphen", () =>
		assert.equal(grep(["--count", "-method:REGISTER", "refused.log"]).stdout, "3\n"));
	test("standard input, with and without -", () => {
		assert.equal(grep(["--count", "is:sip", "-"], { input: SIGNED_IN }).stdout, "4\n");
		assert.equal(grep(["--count", "is:sip"], { input: SIGNED_IN }).stdout, "4\n");
	});

	test("an invalid query, with a marker under the error", () =>
		checkRefused(["a form:x", "well.log"], /^rtcdll: There is no field form:.*\n {2}a form:x\n {4}\^{4}\n$/));
	test("no query", () => checkRefused([], /Say what to look for/));
	test("an unknown option", () =>
		checkRefused(["--nonsense", "a"], /no option --nonsense\. See rtcdll grep --help\.\n$/));
	test("an unknown context", () =>
		checkRefused(["--with", "x", "a", "well.log"], /--with takes transaction or call, and not x/));
	test("--lines and --count", () => checkRefused(["--lines", "--count", "a", "well.log"], /Choose/));
	test("an input that cannot be read does not affect the others: status 2", () => {
		const { status, stdout, stderr } = grep(["--count", "is:sip", "missing.log", "well.log"]);
		assert.deepEqual({ status, stdout }, { status: 2, stdout: "well.log:4\n" });
		assert.match(stderr, /missing\.log: There is no such file/);
	});
	test("--help names every field within 100 columns", () => {
		const { status, stdout } = grep(["--help"]);
		assert.equal(status, 0);
		for (const { name } of FIELDS) assert.ok(stdout.includes(`  ${name}:`), name);
		for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
	});
});
