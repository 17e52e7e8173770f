// `rtcdll merge`: where the merged log goes, the messages about clocks, and which files are never overwritten.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLog } from "../../support/fixture.ts";
import { checkUsage } from "./requests.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");

const CALL = (ms: number) =>
	writeLog(
		`${1 + ms / 1000} INVITE 1 branch=x\n${2 + ms / 1000} 200 1 INVITE branch=x\n${3 + ms / 1000} ACK 1 branch=y`,
	);

let folder = "";

function run(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: "utf8" });
	return { status, stdout, stderr };
}

suite("cli: merge", () => {
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-merge-"));
		writeFileSync(join(folder, "alice.log"), CALL(0));
		writeFileSync(join(folder, "bob.log"), CALL(95_000));
		writeFileSync(join(folder, "RTCDLL0.log.old"), writeLog("0 REGISTER 1"));
		writeFileSync(join(folder, "RTCDLL0.log"), writeLog("1 200 1 REGISTER"));
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));

	test("prints the merged log, and a line per source on standard error", () => {
		const { status, stdout, stderr } = run("merge", "alice.log", "bob.log");
		assert.equal(status, 0);
		assert.equal(stdout.match(/INVITE sip/g)?.length, 2);
		assert.deepEqual(stderr.split("\n"), [
			"rtcdll: alice.log: Its clock is the reference.",
			"rtcdll: bob.log: Clock set back by 95.0 s, from 3 messages (half of them within 0 ms); process 33C is now 1033C.",
			"",
		]);
	});

	test("rolled-over files become one log", () => {
		const { stdout, stderr } = run("merge", "RTCDLL0.log", "RTCDLL0.log.old");
		assert.equal(stdout, writeLog("0 REGISTER 1\n1 200 1 REGISTER"));
		assert.equal(stderr, "rtcdll: RTCDLL0.log.old, RTCDLL0.log: One log, in this order.\n");
	});

	test("-o writes it to a file, and leaves nothing else behind", () => {
		const { stdout } = run("merge", "alice.log", "bob.log");
		const before = readdirSync(folder).length;
		assert.deepEqual(run("merge", "alice.log", "bob.log", "-o", "both.log").stdout, "");
		assert.equal(readFileSync(join(folder, "both.log"), "utf8"), stdout);
		assert.equal(readdirSync(folder).length, before + 1);
	});

	test("-o never overwrites one of the logs, under whatever name", () => {
		linkSync(join(folder, "bob.log"), join(folder, "same.log"));
		for (const output of ["bob.log", "./bob.log", "same.log"]) {
			const { status, stdout, stderr } = run("merge", "alice.log", "bob.log", "-o", output);
			assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
			assert.equal(
				stderr,
				"rtcdll: bob.log is one of the logs to merge and is not overwritten. Name another file for the result.\n",
			);
		}
		assert.equal(readFileSync(join(folder, "bob.log"), "utf8"), CALL(95_000));
	});

	test("-o to a place that is not writable: status 2, and a message", () => {
		mkdirSync(join(folder, "there"));
		assert.match(
			run("merge", "alice.log", "bob.log", "-o", "there").stderr,
			/there: This is not a file that can be written\.\n$/,
		);
		const { status, stderr } = run("merge", "alice.log", "bob.log", "-o", "missing/both.log");
		assert.equal(status, 2);
		assert.match(stderr, /could not be written/);
		assert.equal(existsSync(join(folder, "missing")), false);
	});

	test("--offset and --drift replace the estimate", () => {
		const { stderr } = run("merge", "alice.log", "bob.log", "--offset", "bob.log=1.5min", "--drift", "2=40");
		assert.match(stderr, /bob\.log: Clock set back by 90\.0 s, 40 ppm, as asked;/);
		assert.match(run("merge", "alice.log", "bob.log", "--offset", "carol.log=1s").stderr, /There is no log carol\.log/);
	});

	test("an input that cannot be read: nothing is merged", () => {
		const { status, stdout, stderr } = run("merge", "alice.log", "missing.log", "-o", "both.log");
		assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
		assert.match(stderr, /missing\.log: .*\nrtcdll: Nothing was merged\.\n$/);
		assert.equal(existsSync(join(folder, "both.log")), false);
	});

	test("one log cannot be merged", () => assert.equal(run("merge", "alice.log").status, 2));

	test("invalid arguments", () => {
		checkUsage(["merge"], /^Name the logs to merge/);
		checkUsage(["merge", "-", "-"], /only once/);
		checkUsage(["merge", "a", "b", "--offset", "b"], /^--offset takes a log and a value/);
		checkUsage(["merge", "a", "b", "--offset", "b=soon"], /^--offset takes a log and a value/);
		checkUsage(["merge", "a", "b", "--drift", "b=1h"], /^--drift takes a log and a value/);
		checkUsage(["merge", "a", "b", "--all"], /--all/);
	});

	test("--help", () => assert.match(run("merge", "--help").stdout, /^Prints several logs as one/));
});
