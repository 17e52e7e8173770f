// The command line as a process: its standard output and error, and its exit status.

import assert from "node:assert/strict";
import { type SpawnSyncOptions, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../server/src/core/index.ts";
import { manyCalls, REFUSED, SIGNED_IN } from "./logs.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");

let folder = "";

function run(args: readonly string[], options: SpawnSyncOptions = {}) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
		cwd: folder,
		maxBuffer: 100_000_000,
		...options,
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

/** Runs a command that fails completely: nothing on standard output, one sentence on standard error. */
function checkRefused(args: readonly string[], message: RegExp): void {
	const { status, stdout, stderr } = run(args);
	assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
	assert.match(stderr, /^rtcdll: [^\n]+\n$/);
	assert.match(stderr, message);
}

/** Reports on a file with these bytes as JSON. */
function reportOf(bytes: string | Uint8Array) {
	writeFileSync(join(folder, "a.log"), bytes);
	const { status, stdout, stderr } = run(["report", "a.log", "--format", "json"]);
	return { status, stderr, report: JSON.parse(stdout) as Report };
}

suite("cli: command", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-cli-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		mkdirSync(join(folder, "folder.log"));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("--version is the version of the manifest", () => {
		const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"));
		assert.deepEqual(run(["--version"]), { status: 0, stdout: `${manifest.version}\n`, stderr: "" });
	});
	test("--help shows the usage", () => {
		const { status, stdout } = run(["--help"]);
		assert.equal(status, 0);
		assert.match(stdout, /rtcdll report \[FILE\.\.\.\]/);
	});
	test("report --help lists options, rules and exit statuses within 100 columns", () => {
		const { status, stdout } = run(["report", "--help"]);
		assert.equal(status, 0);
		for (const part of ["--format", "--rules", "--all", "failed-transaction", "Exit status"]) {
			assert.ok(stdout.includes(part), part);
		}
		assert.ok(stdout.split("\n").every((line) => line.length <= 100));
	});

	test("wrong arguments", () => checkRefused(["report", "--format", "xml", "x"], /--format takes text, json, /));

	test("a log without errors: status 0", () => {
		const { status, stdout, stderr } = run(["report", "well.log"]);
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.match(stdout, /^well\.log: 4 records, 4 messages, 2 transactions, .*\nNo failure was found/);
	});
	test("a log with errors: status 1", () => assert.equal(run(["report", "refused.log"]).status, 1));
	test("rules can be turned down", () => {
		const rules = "failed-transaction=warning,auth-failed=off";
		const { status, stdout } = run(["report", "refused.log", "--format=json", "--rules", rules]);
		const { findings } = JSON.parse(stdout) as Report;
		assert.equal(status, 0);
		assert.ok(findings.some(({ rule, severity }) => rule === "failed-transaction" && severity === "warning"));
		assert.ok(findings.every(({ rule }) => rule !== "auth-failed"));
	});
	const colors: readonly [string, readonly string[], NodeJS.ProcessEnv, boolean][] = [
		["a pipe", [], {}, false],
		["a pipe, with FORCE_COLOR", [], { FORCE_COLOR: "1" }, true],
		["a pipe, with FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, false],
		["a pipe, with --color always", ["--color", "always"], { NO_COLOR: "1" }, true],
		["a pipe, with --color never", ["--color=never"], { FORCE_COLOR: "1" }, false],
	];
	for (const [name, args, env, has] of colors) {
		test(`colours: ${has ? "" : "none "}in ${name}`, () => {
			const { FORCE_COLOR: _, NO_COLOR: __, ...without } = process.env;
			const { stdout } = run(["report", "refused.log", ...args], { env: { ...without, ...env } });
			assert.equal(stdout.includes("\u001b["), has);
		});
	}

	test("several files as JSON: one line each", () => {
		const { status, stdout } = run(["report", "well.log", "refused.log", "--format", "json"]);
		const reports = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line) as Report);
		assert.equal(status, 1);
		assert.deepEqual(
			reports.map(({ file, schema }) => [file, schema]),
			[
				["well.log", "rtcdll-report/1"],
				["refused.log", "rtcdll-report/1"],
			],
		);
	});
	test("several files as text: a blank line between them", () =>
		assert.match(run(["report", "well.log", "refused.log"]).stdout, /\n\nrefused\.log: /));
	test("an input that cannot be read does not affect the others: status 2", () => {
		const { status, stdout, stderr } = run(["report", "missing.log", "refused.log", "--format", "json"]);
		assert.equal(status, 2);
		assert.equal((JSON.parse(stdout) as Report).file, "refused.log");
		assert.match(stderr, /^rtcdll: missing\.log: There is no such file\. Check the path\.\n$/);
	});

	test("standard input", () => {
		const { status, stdout } = run(["report", "-", "--format", "json"], { input: SIGNED_IN });
		const { file, messages } = JSON.parse(stdout) as Report;
		assert.deepEqual({ status, file, messages: messages.length }, { status: 0, file: "-", messages: 4 });
	});
	test("standard input as text", () =>
		assert.match(run(["report", "-"], { input: SIGNED_IN }).stdout, /^standard input: 4 records/));
	test("empty standard input", () =>
		assert.match(run(["report", "-"], { input: "" }).stderr, /^rtcdll: standard input: This log is empty\./));

	test("a missing file", () => checkRefused(["report", "missing.log"], /missing\.log: There is no such file\./));
	test("a path that uses a file as a folder", () => checkRefused(["report", "well.log/x"], /There is no such file\./));
	test("a folder without a log", () =>
		checkRefused(["report", "folder.log"], /folder\.log: There is no log in this folder\. Logs are recognised by/));
	test("a folder without a log, for a command that prints no report", () =>
		checkRefused(["grep", "x", "folder.log"], /folder\.log: There is no log in this folder\./));
	test("a file without read permission", function () {
		// There is no unreadable file for root, or on Windows.
		if (process.getuid?.() === 0 || process.platform === "win32") this.skip();
		writeFileSync(join(folder, "secret.log"), SIGNED_IN);
		chmodSync(join(folder, "secret.log"), 0);
		checkRefused(["report", "secret.log"], /not allowed to read/);
	});
	test("a file that is larger than any string", () => {
		// A sparse file takes no space on the disk.
		writeFileSync(join(folder, "large.log"), "");
		truncateSync(join(folder, "large.log"), 3_000_000_000);
		checkRefused(["report", "large.log"], /too large: at most 536,870,888 characters/);
		rmSync(join(folder, "large.log"));
	});
	test("a file name that would move the cursor", () =>
		assert.ok(!run(["report", "\u001b[2J.log"]).stderr.includes("\u001b")));

	test("an empty file: message, report, status 2", () => {
		const { status, stderr, report } = reportOf("");
		assert.deepEqual([status, report.records, report.messages], [2, 0, []]);
		assert.match(stderr, /a\.log: This log is empty\./);
	});
	test("a text that is not a trace: message with an example, report, status 2", () => {
		const { status, stderr, report } = reportOf("Dear support,\nit does not work.\n");
		assert.deepEqual([status, report.records], [2, 0]);
		assert.match(stderr, /not an RTCDLL or uccapilog trace: .*10:38:58\.520 33C:B00 INFO {2}:: REGISTER/);
	});
	test("a start line alone: message, report, status 2", () => {
		const { status, stderr } = reportOf("OPTIONS sip:contoso.com SIP/2.0\nCSeq: 1 OPTIONS\n");
		assert.equal(status, 2);
		assert.match(stderr, /too little of it is left/);
	});
	test("a binary file: message, report, status 2", () => {
		const { status, stderr, report } = reportOf(Buffer.from("MSCF\0\0\0\0\xff\0\0\x80", "latin1"));
		assert.deepEqual([status, report.records], [2, 0]);
		assert.match(stderr, /a\.log: This is a cabinet \(\.cab\), not a text\. Unpack it first/);
	});
	test("a NUL in a log does not make it a binary file", () => {
		const { status, stderr, report } = reportOf(`${SIGNED_IN}\0\0\0`);
		assert.deepEqual([status, stderr, report.messages.length], [0, "", 4]);
	});

	const encodings = {
		"UTF-8 with a mark": Buffer.from(`\uFEFF${REFUSED}`),
		"UTF-16 LE": Buffer.from(`\uFEFF${REFUSED}`, "utf16le"),
		"UTF-16 BE": Buffer.from(`\uFEFF${REFUSED}`, "utf16le").swap16(),
		"UTF-16 without a mark": Buffer.from(REFUSED, "utf16le"),
		"Windows-1252": Buffer.from(REFUSED, "latin1"),
	};
	for (const [name, bytes] of Object.entries(encodings)) {
		test(`the same report from ${name}`, () => assert.deepEqual(reportOf(bytes), reportOf(REFUSED)));
	}

	test("a reader that stops early is not an error, and the status does not refer to findings", async () => {
		writeFileSync(join(folder, "long.log"), manyCalls(3000));
		const child = spawn(process.execPath, [CLI, "report", "long.log", "--format", "json"], { cwd: folder });
		let stderr = "";
		child.stderr.on("data", (data) => {
			stderr += data;
		});
		child.stdout.once("data", () => child.stdout.destroy());
		const status = await new Promise((resolve) => child.once("close", resolve));
		assert.deepEqual({ status, stderr }, { status: 141, stderr: "" });
	});
});
