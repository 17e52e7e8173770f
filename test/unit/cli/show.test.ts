// `rtcdll show`: which message it prints, and how.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REFUSED, SIGNED_IN } from "./logs.ts";
import { runCli } from "./runCli.ts";

const FIXTURE = join(import.meta.dirname, "../../fixtures/refused-sign-in.uccapilog");

let folder = "";

function show(...args: readonly string[]) {
	return runCli(["show", ...args], { cwd: folder });
}

suite("cli: show", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-show-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(
			join(folder, "body.log"),
			`${SIGNED_IN}${REFUSED.split("\r\n\r\n")[0]}\r\nContent-Type: application/xml\r\nContent-Length: 18\r\n\r\n<a><b>1</b></a>\r\n`,
		);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	const last = SIGNED_IN.slice(SIGNED_IN.lastIndexOf("08:00:00.841"));
	for (const args of [
		["--line", "24"],
		["--line=25", "-"],
		["--message", "4"],
	]) {
		test(`a complete message, as logged: ${args.join(" ")}`, () => {
			const { status, stdout, stderr } = runCli(["show", ...args, ...(args.includes("-") ? [] : ["well.log"])], {
				cwd: folder,
				input: SIGNED_IN,
			});
			assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: last, stderr: "" });
		});
	}
	test("all messages of a Call-ID, by a prefix of it", () =>
		assert.equal(show("--call", "c1@", "well.log").stdout, SIGNED_IN));
	test("headers", () => {
		const { stdout } = show("-m4", "-H", "well.log");
		assert.match(stdout, /^SIP\/2\.0 200 OK\r\nVia: /);
		assert.match(stdout, /CSeq: 2 REGISTER/);
	});
	test("a body, formatted", () => {
		const { status, stdout } = show("--message", "5", "--body", "body.log");
		assert.deepEqual([status, stdout.trim().split("\n")], [0, ["<a>", "  <b>1</b>", "</a>"]]);
	});
	test("a security token, decoded", () => {
		const { status, stdout } = show("--message", "5", "--token", FIXTURE);
		assert.equal(status, 0);
		assert.match(stdout, /^NTLM AUTHENTICATE\n/);
		assert.match(stdout, /CONTOSO\\bob from PC-0815/);
	});
	test("a record that is not a message", () => {
		const { status, stdout } = show("--line", "91", FIXTURE);
		assert.equal(status, 0);
		assert.match(stdout, /0x80EF0193/);
	});

	const refused: readonly [string, readonly string[], number, RegExp][] = [
		["nothing chosen", ["well.log"], 2, /Say which message: --line, --message or --call\. See rtcdll show --help\./],
		["a line behind the end", ["--line", "999", "well.log"], 2, /There is no line 999: the log has 30 lines\./],
		["a message too many", ["--message", "5", "well.log"], 2, /There is no message 5: the log has 4\./],
		["an unknown Call-ID", ["--call", "nobody", "well.log"], 2, /There is no Call-ID nobody in this log\./],
		["a body that is not there", ["--message", "1", "--body", "well.log"], 1, /This part of the log has no body\./],
	];
	for (const [name, args, status, message] of refused) {
		test(name, () => {
			const shown = show(...args);
			assert.deepEqual([shown.status, shown.stdout], [status, ""]);
			assert.match(shown.stderr, message);
		});
	}
});
