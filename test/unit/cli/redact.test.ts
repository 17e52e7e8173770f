// `rtcdll redact`: where the copy goes, the messages about it, and which files are never overwritten.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkUsage, requestOf } from "./requests.ts";
import { runCli } from "./runCli.ts";

const LOG = readFileSync(join(import.meta.dirname, "../../fixtures/refused-sign-in.uccapilog"), "utf8");

let folder = "";

function run(...args: readonly string[]) {
	return runCli(args, { cwd: folder });
}

suite("cli: redact", () => {
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-redact-"));
		writeFileSync(join(folder, "a.log"), LOG);
		writeFileSync(join(folder, "b.log"), "10:00:00.000 33C:B00 INFO  :: ALICE is here\n");
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));

	test("prints the copy, and on standard error what was replaced", () => {
		const { status, stdout, stderr } = run("redact", "a.log");
		assert.equal(status, 0);
		assert.match(stderr, /^rtcdll: Replaced 1 account \(14 places\), .* credentials \(\d+ places\)\.\n$/);
		assert.match(stdout, /From: <sip:person1@domain1\.example>/);
		assert.doesNotMatch(stdout, /alice|contoso|bob/i);
		assert.equal(stdout.split("\n").length, LOG.split("\n").length);
	});

	test("logs of one command share their pseudonyms", () => {
		assert.match(run("redact", "a.log", "b.log").stdout, /\n10:00:00\.000 33C:B00 INFO {2}:: PERSON1 is here\n$/);
	});

	test("writes the copy completely, and never over the log", () => {
		assert.deepEqual(run("redact", "b.log", "-o", "copy.log").stdout, "");
		assert.equal(readFileSync(join(folder, "copy.log"), "utf8"), "10:00:00.000 33C:B00 INFO  :: ALICE is here\n");
		const { status, stderr } = run("redact", "a.log", "-o", "./a.log");
		assert.equal(status, 2);
		assert.match(stderr, /^rtcdll: a\.log is one of the logs to redact and is not overwritten/);
		assert.equal(readFileSync(join(folder, "a.log"), "utf8"), LOG);
		assert.deepEqual(readdirSync(folder), ["a.log", "b.log", "copy.log"]);
	});

	test("an input that cannot be read: status 2, and the others are printed", () => {
		const { status, stdout } = run("redact", "missing.log", "b.log");
		assert.equal(status, 2);
		assert.match(stdout, /is here/);
	});

	test("the arguments", () => {
		assert.deepEqual(requestOf(["redact", "a.log", "-o", "b.log"]), {
			run: "redact",
			operands: ["a.log"],
			output: "b.log",
		});
		assert.deepEqual(requestOf(["redact", "--help"]), { help: "redact" });
		checkUsage(["redact", "-", "-"], /only once/);
		checkUsage(["redact", "--all", "a.log"], /--all/);
	});
});
