// `rtcdll ladder`: its arguments, and the command as a process.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REFUSED, SIGNED_IN, UNSAFE } from "./logs.ts";
import { checkUsage, requestOf } from "./requests.ts";
import { runCli } from "./runCli.ts";

let folder = "";

function run(args: readonly string[], input?: string) {
	return runCli(["ladder", ...args], { cwd: folder, input });
}

function checkRefused(args: string, message: RegExp): void {
	checkUsage(args.split(" "), message);
}

suite("cli: ladder", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-ladder-"));
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "unsafe.log"), UNSAFE);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	test("text of the whole log by default", () =>
		assert.deepEqual(requestOf(["ladder", "a.log"]), {
			run: "ladder",
			operands: ["a.log"],
			format: "text",
		}));
	for (const option of ["--call", "--dialog"]) {
		test(`a call by ${option}`, () =>
			assert.partialDeepStrictEqual(requestOf(["ladder", option, "12", "-", "--format=svg"]), {
				operands: ["-"],
				format: "svg",
				[option.slice(2)]: "12",
			}));
	}
	test("two files", () => checkRefused("ladder a.log b.log", /One log at a time/));
	test("an unknown format", () => checkRefused("ladder a.log --format png", /--format takes text, svg, .*not png/));
	test("an unknown option", () => checkRefused("ladder a.log --colour", /no option --colour/));
	test("an activity that is not a line number", () => checkRefused("ladder a.log --activity x", /line number/));
	test("an activity and a call", () =>
		checkRefused("ladder a.log --activity 1 --call 2", /Choose --call or --activity/));
	test("both names of one option", () => checkRefused("ladder a.log --call 1 --dialog 2", /Choose --call or --dialog/));

	test("text with the file name as title", () => {
		const { status, stdout, stderr } = run(["refused.log"]);
		assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
		assert.match(stdout, /^refused\.log\n/);
		assert.match(stdout, /403 Forbidden/);
	});
	test("one call, by a line within it", () => {
		const { stdout } = run(["refused.log", "--call", "3"]);
		assert.match(stdout, /^Call-ID c0@192\.0\.2\.1\n/);
		assert.doesNotMatch(stdout, /REGISTER/);
	});
	test("one call, by its Call-ID", () => assert.match(run(["refused.log", "--dialog", "c1"]).stdout, /REGISTER/));
	test("one activity, by a line within it", () => {
		assert.match(run(["refused.log", "--activity", "3"]).stdout, /^Call of alice@contoso\.com\n/);
		assert.match(run(["-", "--activity", "1"], "x").stderr, /There is no SIP message on line 1\.\n$/);
	});
	test("a call that is not in the log", () => {
		const { status, stdout, stderr } = run(["refused.log", "--call", "nobody"]);
		assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
		assert.equal(stderr, "rtcdll: refused.log: There is no Call-ID nobody in this log.\n");
	});
	test("a missing file", () => {
		const { status, stderr } = run(["missing.log"]);
		assert.equal(status, 2);
		assert.match(stderr, /missing\.log: There is no such file/);
	});
	test("the other formats, from standard input", () => {
		assert.match(run(["-", "--format", "svg"], SIGNED_IN).stdout, /^<svg [\s\S]*<\/svg>\n$/);
		assert.match(run(["-", "--format", "mermaid"], SIGNED_IN).stdout, /^sequenceDiagram\n/);
		assert.match(run(["-", "--format", "plantuml"], SIGNED_IN).stdout, /^@startuml\n[\s\S]*@enduml\n$/);
	});
	test("no control sequences", () => {
		for (const format of ["text", "svg", "mermaid", "plantuml"]) {
			// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not occur.
			assert.doesNotMatch(run(["unsafe.log", "--format", format]).stdout, /[\u001b\u0080-\u009f\u202e]/);
		}
	});
	test("a text without messages", () => {
		const { status, stderr } = run(["-"], "nothing");
		assert.equal(status, 0);
		assert.match(stderr, /It contains no SIP message/);
	});
});
