// Damaged logs on the command line: they are recovered automatically, and the repairs are reported.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REFUSED } from "./logs.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");
const QUOTED = REFUSED.replace(/^/gm, "> ");

let folder = "";

function run(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: "utf8" });
	return { status, stdout, stderr };
}

suite("cli: damaged logs", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-recover-"));
		writeFileSync(join(folder, "clean.log"), REFUSED);
		writeFileSync(join(folder, "mail.txt"), QUOTED);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("a quoted log is reported like the clean one, and the first line says what was repaired", () => {
		const [first, ...rest] = run("report", "mail.txt").stdout.split("\n");
		const [, ...clean] = run("report", "clean.log").stdout.split("\n");
		assert.match(first!, /\(read from a mail quote; lines are those of the recovered log\)$/);
		assert.deepEqual(rest, clean);
	});
	test("with JSON, standard error says what was repaired", () => {
		const { status, stdout, stderr } = run("report", "mail.txt", "--format", "json");
		assert.equal(status, 1);
		assert.equal(JSON.parse(stdout).findings.length > 0, true);
		assert.match(
			stderr,
			/^rtcdll: mail\.txt: Read from a mail quote\. Line numbers refer to the log that rtcdll recover prints\.\n$/,
		);
	});
	test("grep and ladder recover logs, too", () => {
		assert.equal(run("grep", "status:403", "mail.txt").stdout, run("grep", "status:403", "clean.log").stdout);
		assert.match(run("ladder", "mail.txt").stdout, /REGISTER/);
	});
	test("recover prints the log", () => {
		const { status, stdout, stderr } = run("recover", "mail.txt");
		assert.equal(status, 0);
		assert.equal(stdout.replace(/\r\n/g, "\n").trimEnd(), REFUSED.replace(/\r\n/g, "\n").trimEnd());
		assert.equal(stderr, "rtcdll: mail.txt: Read from a mail quote.\n");
	});
	test("an undamaged log is printed unchanged, without a message", () =>
		assert.deepEqual(run("recover", "clean.log"), { status: 0, stdout: REFUSED, stderr: "" }));
	test("files that are not text: status 2", () => assert.equal(run("recover", "missing.txt").status, 2));
});
