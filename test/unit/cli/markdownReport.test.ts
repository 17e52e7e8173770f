// `rtcdll report --format markdown`: the explanation of a log, on standard output.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { REFUSED, SIGNED_IN } from "./logs.ts";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
const CLI = join(import.meta.dirname, "../../../dist/cli.js");

suite("cli: report as Markdown", () => {
	let folder = "";
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-markdown-"));
		mkdirSync(join(folder, "my logs"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "my logs", "refused (1).log"), REFUSED);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	function run(args: readonly string[], input = "") {
		const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "report", "--format", "markdown", ...args], {
			cwd: folder,
			encoding: "utf8",
			input,
		});
		return { status, stdout, stderr };
	}

	test("a good log: no failure, status 0", () => {
		const { status, stdout, stderr } = run(["well.log"]);
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.match(stdout, /^# `well\.log` explained\n\nNo failure was found\. /);
	});

	test("a bad log: the failure first, status 1, links relative to the working directory", () => {
		const { status, stdout } = run([join("my logs", "refused (1).log")]);
		assert.equal(status, 1);
		assert.match(
			stdout,
			/explained\n\n- `alice@contoso\.com` could not sign in \(\[line \d+\]\(my%20logs\/refused%20%281%29\.log#L\d+\)\)/,
		);
	});

	test("an absolute path is linked as a file", () => {
		const path = join(folder, "well.log");
		assert.ok(run([path]).stdout.includes(`(${pathToFileURL(path).href}#L`));
	});

	test("standard input has no links to lines", () => {
		const { stdout } = run(["-"], SIGNED_IN);
		assert.match(stdout, /^# standard input explained\n/);
		assert.doesNotMatch(stdout, /\]\(/);
		assert.match(stdout, /\(line \d+\)/);
	});

	test("several logs make one document", () => {
		const { stdout } = run(["well.log", "well.log"]);
		assert.equal(stdout.match(/^# /gm)?.length, 2);
		assert.match(stdout, /\n\n# /);
	});

	test("rules that are turned off report nothing", () => {
		const { status, stdout } = run([
			"--rules",
			"failed-transaction=off,auth-failed=off",
			join("my logs", "refused (1).log"),
		]);
		assert.equal(status, 0);
		assert.doesNotMatch(stdout, /What went wrong/);
	});
});
