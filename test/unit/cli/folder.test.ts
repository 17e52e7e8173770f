// `rtcdll report` on a folder: which files are logs, and each failure reported once.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { logsInFolder } from "../../../server/src/cli/input/folder.ts";
import { isLogName } from "../../../server/src/core/index.ts";
import { REFUSED, SIGNED_IN } from "./logs.ts";
import { runCli } from "./runCli.ts";
import { zipOf } from "./zips.ts";

let folder = "";

function run(args: readonly string[]) {
	return runCli(["report", ...args], { cwd: folder });
}

suite("cli: folders", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-folder-"));
		for (const name of ["logs", "logs/deep", "logs/.hidden", "logs/node_modules", "none", "well"])
			mkdirSync(join(folder, name));
		const files = {
			"logs/a.log": REFUSED,
			"logs/b.txt": REFUSED.replaceAll("alice", "bob"),
			"logs/deep/RTCDLL0.log": SIGNED_IN,
			"logs/deep/more.zip": zipOf([
				{ name: "c.log", bytes: REFUSED },
				{ name: "readme.txt", bytes: "Nothing but words." },
			]),
			"logs/deep/d.log.gz": gzipSync(SIGNED_IN),
			"logs/notes.txt": "A call was made, and it failed.",
			"logs/picture.png": Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
			"logs/.hidden/e.log": REFUSED,
			"logs/node_modules/f.log": REFUSED,
			"none/notes.txt": "Nothing.",
			"well/g.log": SIGNED_IN,
		};
		for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
		symlinkSync(join(folder, "logs"), join(folder, "logs/deep/around"));
		symlinkSync(join(folder, "well/g.log"), join(folder, "logs/linked.log"));
		symlinkSync(join(folder, "gone.log"), join(folder, "logs/broken.log"));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("logs are found by name or content, in all subfolders, once each, and links to folders are not followed", () =>
		assert.deepEqual(
			logsInFolder(join(folder, "logs")).files.map((file) => file.slice(folder.length + 1).replaceAll("\\", "/")),
			[
				"logs/a.log",
				"logs/b.txt",
				"logs/deep/RTCDLL0.log",
				"logs/deep/d.log.gz",
				"logs/deep/more.zip",
				"logs/linked.log",
			],
		));
	test("a folder that cannot be opened is a problem, not an exception", () => {
		const { files, problem } = logsInFolder(join(folder, "nowhere"));
		assert.deepEqual(files, []);
		assert.match(problem!, /nowhere could not be opened/);
	});

	test("the same failure in several logs is reported once, first, with the number of logs and their names", () => {
		const { status, stdout, stderr } = run(["logs"]);
		assert.deepEqual([status, stderr], [1, ""]);
		const line = REFUSED.slice(0, REFUSED.indexOf("SIP/2.0 403")).split("\n").length;
		assert.deepEqual(stdout.replaceAll("\\", "/").split("\n"), [
			"Logs in logs: 6 logs, 3 with a failure, the same in each.",
			"",
			"3 logs: Sign-in refused, 403 Forbidden. The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
			`  logs/a.log: alice@contoso.com could not sign in (line ${line}).`,
			`  logs/b.txt: bob@contoso.com could not sign in (line ${line}).`,
			`  logs/deep/more.zip/c.log: alice@contoso.com could not sign in (line ${line}).`,
			"",
			"No failure found: 3 logs",
			...["logs/deep/RTCDLL0.log", "logs/deep/d.log.gz", "logs/linked.log"].map(
				(name) => `  ${name}: No failure was found.`,
			),
			"",
		]);
	});
	test("JSON has one object per line for each log", () => {
		const { stdout, status } = run(["logs", "--format", "json"]);
		assert.equal(status, 1);
		const reports = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		assert.deepEqual(
			reports.map(({ schema, file }) => `${schema} ${file.replaceAll("\\", "/")}`),
			["a.log", "b.txt", "deep/RTCDLL0.log", "deep/d.log.gz", "deep/more.zip/c.log", "linked.log"].map(
				(name) => `rtcdll-report/1 logs/${name}`,
			),
		);
	});
	test("Markdown links to each log", () => {
		const { stdout } = run(["logs", "--format", "markdown"]);
		assert.match(stdout, /^# Logs in logs$/m);
		assert.match(stdout, /^## 3 logs: Sign-in refused, 403 Forbidden\./m);
		assert.match(stdout, /\[line \d+\]\(logs\/a\.log#L\d+\)/);
	});
	test("a folder and a file together, and a folder without failures", () => {
		const { stdout, status } = run(["well", "logs/a.log"]);
		assert.equal(status, 1);
		assert.match(stdout, /^Logs in well: 1 log, and no failure was found in it\.\n/);
		assert.match(stdout, /\n\nlogs.a\.log: \d+ records/);
		assert.equal(run(["well"]).status, 0);
	});
	test("a folder without a log", () => {
		const { stdout, stderr, status } = run(["none"]);
		assert.deepEqual([stdout, status], ["", 2]);
		assert.match(stderr, /^rtcdll: none: There is no log in this folder\./);
	});
	for (const [name, is] of [
		["RTCDLL0.log", true],
		["rtcdll1.OLD", true],
		["Lync-UccApi-0.UccApilog", true],
		["Communicator-uccapi-0.uccapilog.bak", true],
		["RTCDLL0.log.1", true],
		["server.log", false],
		["uccapilog.txt", false],
	] as const) {
		test(`${name} is ${is ? "" : "not "}the name of a log`, () => assert.equal(isLogName(name), is));
	}
});
