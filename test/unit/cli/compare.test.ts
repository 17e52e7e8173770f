// `rtcdll compare`: its arguments, and the command as a process.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { logOf, REFUSED, SIGNED_IN } from "./logs.ts";
import { checkUsage, requestOf } from "./requests.ts";
import { runCli } from "./runCli.ts";

const CONTROL = "\u009b";

let folder = "";

function run(args: readonly string[], input?: string) {
	return runCli(["compare", ...args], { cwd: folder, input });
}

function checkRefused(args: string, message: RegExp): void {
	checkUsage(args.split(" "), message);
}

suite("cli: compare", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-compare-"));
		writeFileSync(join(folder, "good.log"), SIGNED_IN);
		writeFileSync(join(folder, "bad.log"), REFUSED);
		writeFileSync(join(folder, "bad.log.gz"), gzipSync(REFUSED));
		writeFileSync(join(folder, "quoted.txt"), REFUSED.replaceAll(/^/gm, "> "));
		writeFileSync(join(folder, "empty.log"), "");
		writeFileSync(join(folder, "calls.log"), REFUSED.slice(0, REFUSED.indexOf("08:00:00.000", 20)));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("two logs, as text, with the best match", () =>
		assert.deepEqual(requestOf(["compare", "a.log", "b.log"]), {
			run: "compare",
			operands: ["a.log", "b.log"],
			format: "text",
			color: "auto",
		}));
	test("one log, with a line for each activity", () =>
		assert.partialDeepStrictEqual(requestOf("compare --good 3 --bad=80 --format json a.log".split(" ")), {
			operands: ["a.log"],
			good: 3,
			bad: 80,
			format: "json",
		}));
	test("no log", () => checkRefused("compare", /Name a log in which it works/));
	test("three logs", () => checkRefused("compare a b c", /c is one too many/));
	test("the standard input twice", () => checkRefused("compare - -", /only once/));
	test("a line that is not a number", () => checkRefused("compare --bad x a b", /--bad takes a line number/));
	test("an unknown format", () => checkRefused("compare --format svg a b", /text, json or markdown/));
	test("an unknown option", () => checkRefused("compare --all a b", /--all/));

	test("a refused sign-in and one that works", () => {
		const { status, stdout, stderr } = run(["good.log", "bad.log"]);
		assert.equal(stderr, "");
		assert.equal(status, 1);
		const [title, answer] = stdout.split("\n");
		assert.equal(title, "Sign-in of alice@contoso.com, compared");
		assert.match(
			answer!,
			/^The first step was the same in both\. The working one gets 200 OK to REGISTER .*; this one gets 403 Forbidden\. .*ms-diagnostics 4004.* \(line \d+ of bad\.log\)\.$/,
		);
		assert.match(stdout, /^ {2}Step +line +The working one +line +This one +Difference$/m);
		assert.match(stdout, /^ {2}REGISTER {2,}1 {2}401 Unauthorized +\d+ {2}401 Unauthorized {2}same$/m);
	});
	test("a log with itself", () => {
		const { status, stdout } = run(["good.log", "good.log", "--good", "1", "--bad", "1"]);
		assert.equal(status, 0);
		assert.match(stdout, /There is no difference in substance\. Both have the same 2 steps\./);
	});
	test("compressed, quoted and piped logs are read as in the other commands", () => {
		const expected = run(["good.log", "bad.log", "--format", "json"]);
		const packed = run(["good.log", "bad.log.gz", "--format", "json"]);
		assert.equal(packed.stdout, expected.stdout.replaceAll("bad.log", "bad.log.gz"));
		const quoted = run(["good.log", "quoted.txt"]);
		assert.equal(quoted.status, 1);
		assert.match(quoted.stderr, /^rtcdll: quoted\.txt: Read from a mail quote/);
		assert.equal(run(["good.log", "-"], REFUSED).status, 1);
	});
	test("JSON contains the difference, its lines and all steps", () => {
		const { stdout, status } = run(["--format", "json", "good.log", "bad.log"]);
		const data = JSON.parse(stdout);
		assert.equal(status, 1);
		assert.equal(data.schema, "rtcdll-compare/1");
		assert.deepEqual(
			[data.good.file, data.good.result, data.bad.file, data.bad.result],
			["good.log", "worked", "bad.log", "refused"],
		);
		assert.deepEqual(
			[data.same, data.first.kind, data.first.good, data.first.bad],
			[false, "answer", "success", "403"],
		);
		const line = REFUSED.slice(0, REFUSED.indexOf("SIP/2.0 403")).split("\n").length;
		assert.equal(data.first.badLine, line);
		assert.deepEqual(
			data.steps.map((step: { good: { answer: string }; bad: { answer: string } }) => [
				step.good.answer,
				step.bad.answer,
			]),
			[
				["401 Unauthorized", "401 Unauthorized"],
				["200 OK", "403 Forbidden"],
			],
		);
	});
	test("Markdown links each statement to its log", () => {
		const { stdout } = run(["--format", "markdown", "good.log", "bad.log"]);
		assert.match(stdout, /^# Sign-in of `alice@contoso.com`, compared$/m);
		assert.match(stdout, /\[200 OK\]\(good\.log#L\d+\) \| \[403 Forbidden\]\(bad\.log#L\d+\)/);
	});
	test("if nothing can be compared, a message says so, and the status is not that of a difference", () => {
		const { status, stdout, stderr } = run(["calls.log", "bad.log"]);
		assert.deepEqual([status, stdout], [2, ""]);
		assert.match(stderr, /^rtcdll: calls\.log: It holds no sign-in that worked .* Nothing in it worked\. Name a log/);
		assert.match(run(["good.log", "empty.log"]).stderr, /empty\.log: It contains no SIP message to compare\./);
		assert.match(
			run(["good.log", "bad.log", "--bad", "9999"]).stderr,
			/bad\.log: There is no SIP message on line 9999\./,
		);
		assert.deepEqual([run(["good.log", "none.log"]).status, run(["none.log", "bad.log"]).status], [2, 2]);
	});
	test("control sequences are never written", () => {
		const unsafe = logOf([
			{
				at: "00.000",
				start: "REGISTER sip:contoso.com SIP/2.0",
				cseq: "1 REGISTER",
				headers: [`Event: x${CONTROL}2J`],
			},
			{ at: "00.010", start: `SIP/2.0 403 No${CONTROL}2J`, cseq: "1 REGISTER" },
		]);
		for (const format of ["text", "json", "markdown"]) {
			const { stdout, status } = run(["good.log", "-", "--format", format], unsafe);
			assert.equal(status, 1);
			assert.ok(!stdout.includes(CONTROL), format);
		}
	});
	test("the help describes both logs and the exit status", () => {
		const { stdout, status } = run(["--help"]);
		assert.equal(status, 0);
		assert.match(stdout, /rtcdll compare \[options\] GOOD \[BAD\]/);
		assert.ok(stdout.split("\n").every((line) => line.length <= 100));
		assert.match(stdout, /^ {2}0 {2}there is no difference in substance$/m);
	});
});
