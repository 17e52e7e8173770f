// Compressed files on the command line: the same output as for the logs in them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Report } from "../../../server/src/core/index.ts";
import { manyCalls, REFUSED, SIGNED_IN } from "./logs.ts";
import { zipOf } from "./zips.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");
const TWO = zipOf([
	{ name: "well.log", bytes: SIGNED_IN },
	{ name: "screen.png", bytes: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1") },
	{ name: "logs/refused.log", bytes: REFUSED },
]);

let folder = "";

function run(args: readonly string[], input: string | Buffer = "") {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
		cwd: folder,
		input,
		encoding: "utf8",
		maxBuffer: 100_000_000,
	});
	return { status, stdout, stderr };
}

suite("cli: packed files", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-packed-"));
		mkdirSync(join(folder, "logs"));
		const files = {
			"well.log": SIGNED_IN,
			"refused.log": REFUSED,
			"refused.gz": gzipSync(REFUSED),
			"named.log": gzipSync(REFUSED),
			"cut.gz": gzipSync(manyCalls(100)).subarray(0, -40),
			"quoted.gz": gzipSync(REFUSED.replace(/^/gm, "> ")).subarray(0, -4),
			"two.zip": TWO,
			"one.zip": zipOf([{ name: "refused.log", bytes: REFUSED }]),
			"some.zip": zipOf([
				{ name: "secret.log", bytes: "x", encrypted: true },
				{ name: "well.log", bytes: SIGNED_IN },
			]),
			"unsafe.zip": zipOf([{ name: "\u001b[2J.log", bytes: SIGNED_IN }]),
			"none.zip": zipOf([{ name: "a.bin", bytes: Buffer.alloc(100) }]),
			"zip.gz": gzipSync(TWO),
		};
		for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	for (const file of ["refused.gz", "named.log"]) {
		test(`${file} gives the report on its content`, () => {
			const plain = run(["report", "refused.log", "--format", "json"]);
			const { status, stdout, stderr } = run(["report", file, "--format", "json"]);
			assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
			assert.equal(stdout.replace(file, "refused.log"), plain.stdout);
		});
	}
	test("one that is cut off is read as far as possible, with a message: status 2", () => {
		const { status, stdout, stderr } = run(["report", "cut.gz", "--format", "json"]);
		assert.equal(status, 2);
		assert.ok((JSON.parse(stdout) as Report).messages.length > 100);
		assert.match(stderr, /^rtcdll: cut\.gz: Its end is missing\. .*\n$/);
	});
	test("one that is cut off and holds a damaged log is recovered", () => {
		const { status, stdout } = run(["recover", "quoted.gz"]);
		assert.deepEqual([status, stdout.startsWith("08:00:00.000 33C:B00")], [2, true]);
	});
	test("an archive within one is not opened", () => {
		const { status, stdout, stderr } = run(["report", "zip.gz"]);
		assert.deepEqual([status, stdout], [2, ""]);
		assert.match(stderr, /It contains a ZIP archive again, which is not opened/);
	});

	test("an archive gives one line of JSON per log", () => {
		const { status, stdout, stderr } = run(["report", "two.zip", "--format", "json"]);
		const reports = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line) as Report);
		assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
		assert.deepEqual(
			reports.map(({ file, messages }) => [file, messages.length]),
			[
				["two.zip/well.log", 4],
				["two.zip/logs/refused.log", 7],
			],
		);
	});
	test("an archive with one log gives one object, like that log itself", () => {
		const plain = run(["report", "refused.log", "--format", "json"]).stdout;
		const { stdout } = run(["report", "one.zip", "--format", "json"]);
		assert.equal(stdout.replace("one.zip/refused.log", "refused.log"), plain);
	});
	test("the report as text names the log in the archive", () =>
		assert.match(
			run(["report", "two.zip"]).stdout,
			/^two\.zip\/well\.log: 4 records.*\n\ntwo\.zip\/logs\/refused\.log: /s,
		));
	test("the report as Markdown has no links to unpacked logs", () => {
		for (const file of ["refused.gz", "one.zip"]) {
			const { stdout } = run(["report", file, "--format", "markdown"]);
			assert.match(stdout, /\(line \d+\)/);
			assert.doesNotMatch(stdout, /\]\(/);
		}
	});
	test("grep names the log in the archive if there are several", () => {
		assert.equal(
			run(["grep", "--count", "is:sip", "two.zip"]).stdout,
			"two.zip/well.log:4\ntwo.zip/logs/refused.log:7\n",
		);
		assert.equal(run(["grep", "--count", "is:sip", "one.zip"]).stdout, "7\n");
	});
	test("recover prints all logs of an archive", () =>
		assert.equal(run(["recover", "two.zip"]).stdout, SIGNED_IN + REFUSED));
	test("from standard input", () => {
		assert.match(run(["report", "-"], gzipSync(SIGNED_IN)).stdout, /^standard input: 4 records/);
		assert.match(run(["report", "-"], TWO).stdout, /^standard input\/well\.log: 4 records/);
		assert.match(run(["report", "-", "--format", "json"], TWO).stdout, /"file":"-\/well\.log"/);
	});

	test("ladder asks for one of several logs, and draws the named one", () => {
		const { status, stdout, stderr } = run(["ladder", "two.zip"]);
		assert.deepEqual([status, stdout], [2, ""]);
		assert.equal(
			stderr,
			"rtcdll: two.zip: This archive contains several logs, but only one at a time can be drawn. " +
				"Name one of them: two.zip/well.log, two.zip/logs/refused.log.\n",
		);
		const named = run(["ladder", "two.zip/logs/refused.log"]);
		assert.deepEqual([named.status, named.stderr], [0, ""]);
		assert.match(named.stdout, /^two\.zip\/logs\/refused\.log\n.*403 Forbidden/s);
		assert.match(run(["ladder", "one.zip"]).stdout, /403 Forbidden/);
	});
	test("ladder draws the only log, and says what else could not be read", () => {
		const { status, stdout, stderr } = run(["ladder", "some.zip"]);
		assert.equal(status, 2);
		assert.match(stdout, /REGISTER/);
		assert.match(stderr, /^rtcdll: some\.zip: Not read, because encrypted: secret\.log\. .*\n$/);
	});
	test("a log that is not in the archive", () => {
		const { status, stderr } = run(["report", "two.zip/missing.log"]);
		assert.equal(status, 2);
		assert.equal(
			stderr,
			"rtcdll: two.zip/missing.log: There is no such log in this archive. It contains well.log, logs/refused.log.\n",
		);
		assert.match(run(["report", "logs/missing.log"]).stderr, /There is no such file/);
		assert.match(
			run(["report", "none.zip/missing.log"]).stderr,
			/none\.zip: This ZIP archive contains no text file: a\.bin\./,
		);
	});
	test("other files that cannot be read: the logs are reported, status 2", () => {
		const { status, stdout, stderr } = run(["report", "some.zip"]);
		assert.equal(status, 2);
		assert.match(stdout, /^some\.zip\/well\.log: 4 records/);
		assert.match(stderr, /Not read, because encrypted: secret\.log\. Unpack the archive with its password/);
	});
	test("a name that would move the cursor", () => {
		for (const format of ["text", "json", "markdown"]) {
			const { stdout, stderr } = run(["report", "unsafe.zip", "--format", format]);
			assert.ok(!`${stdout}${stderr}`.includes("\u001b"), format);
		}
		assert.ok(!run(["ladder", "unsafe.zip"]).stdout.includes("\u001b"));
		assert.ok(!run(["grep", "--lines", "is:sip", "unsafe.zip", "well.log"]).stdout.includes("\u001b"));
	});
	test("nothing is written to the disk", () => {
		const before = readdirSync(folder, { recursive: true }).length;
		run(["report", "two.zip", "refused.gz"]);
		assert.equal(readdirSync(folder, { recursive: true }).length, before);
	});
	test("2 GiB from 2 MB are refused before they fill the memory", () => {
		const member = gzipSync(Buffer.alloc(64 * 2 ** 20));
		const bomb = Buffer.concat(Array.from({ length: 32 }, () => member));
		const { status, stdout, stderr } = run(["report", "-"], bomb);
		assert.deepEqual([status, stdout], [2, ""]);
		assert.match(stderr, /^rtcdll: standard input: It unpacks to far more than a log would; .*\n$/);
	});
});
