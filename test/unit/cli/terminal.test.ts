// Output specific to terminals: the colours of a search, and the progress of long work.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { REFUSED, SIGNED_IN } from "./logs.ts";

const CLI = join(import.meta.dirname, "../../../dist/cli.js");

/** Makes the streams of a process look like a terminal. */
const TERMINAL = `data:text/javascript,${encodeURIComponent(
	"for (const to of [process.stdout, process.stderr]) Object.assign(to, { isTTY: true, columns: 80, hasColors: () => true });",
)}`;

let folder = "";

function run(args: readonly string[], { inTerminal = false, env = {} as Readonly<Record<string, string>> } = {}) {
	const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[...(inTerminal ? ["--import", TERMINAL] : []), CLI, ...args],
		{ cwd: folder, encoding: "utf8", env: { ...inherited, ...env } },
	);
	return { status, stdout, stderr };
}

suite("cli: in a terminal", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-terminal-"));
		writeFileSync(join(folder, "well.log"), SIGNED_IN);
		writeFileSync(join(folder, "refused.log"), REFUSED);
		writeFileSync(join(folder, "unsafe.log"), SIGNED_IN.replace("SIP/2.0 200 OK", "SIP/2.0 200 \u001b[2JOK\u202e"));
		const many = Array.from({ length: 3000 }, (_, at) => REFUSED.replaceAll(/^(Call-ID: )/gm, `$1${at}`));
		writeFileSync(join(folder, "large.log"), many.join(""));
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	const search = ["grep", "-n", "status:200", "well.log", "refused.log"];
	const name = "\u001b[35mwell.log\u001b[39m\u001b[36m:\u001b[39m";

	test("grep colours the file, the line and the match", () => {
		const { stdout } = run(search, { inTerminal: true });
		assert.ok(stdout.startsWith(`${name}\u001b[32m24\u001b[39m\u001b[36m:\u001b[39m08:00:00.841 `), stdout);
		assert.ok(stdout.includes("SIP/2.0 \u001b[1m\u001b[31m200\u001b[39m\u001b[22m OK"), stdout);
		assert.equal(stripVTControlCharacters(stdout), run(search).stdout.replaceAll("\r", ""));
	});

	test("and the names with -l and -c", () => {
		const counts = run(["grep", "-c", "status:200", "well.log", "refused.log"], { inTerminal: true }).stdout;
		assert.ok(counts.startsWith(`${name}1\n`), counts);
		assert.equal(
			run(["grep", "-l", "status:200", "well.log"], { inTerminal: true }).stdout,
			"\u001b[35mwell.log\u001b[39m\n",
		);
	});

	test("NO_COLOR and --color never turn colours off", () => {
		const plain = run(search).stdout.replaceAll("\r", "");
		assert.equal(run(search, { inTerminal: true, env: { NO_COLOR: "1" } }).stdout, plain);
		assert.equal(run([...search, "--color", "never"], { inTerminal: true }).stdout, plain);
	});

	test("a pipe gets a log, whatever FORCE_COLOR says, unless --color always is given", () => {
		assert.equal(run(search, { env: { FORCE_COLOR: "1" } }).stdout, run(search).stdout);
		assert.ok(run([...search, "--color", "always"]).stdout.startsWith(name));
	});

	test("control sequences are escaped, inside and outside a match", () => {
		for (const query of ["status:200", "/2J.K/", "OK"]) {
			for (const options of [
				{ args: [], inTerminal: true },
				{ args: ["--color", "always"], inTerminal: false },
			]) {
				const { stdout } = run(["grep", query, "unsafe.log", ...options.args], options);
				const text = stripVTControlCharacters(stdout);
				assert.ok(text.includes("\\u{1b}[2JOK\\u{202e}"), text);
				assert.ok(!stdout.includes("\u202e"));
				for (const piece of stdout.split("\u001b").slice(1)) assert.match(piece, /^\[\d\d?m/);
			}
		}
	});

	test("long work shows its progress, on one line that is cleared at the end", () => {
		const { stdout, stderr } = run(["report", "large.log"], { inTerminal: true });
		assert.match(stdout, /refused/i);
		const shown = stderr.split("\r").map((piece) => piece.replace("\u001b[K", ""));
		assert.ok(
			shown.some((piece) => /^(?:reading|judging), \d+ %: large\.log$/.test(piece)),
			stderr,
		);
		assert.ok(stderr.endsWith("\r\u001b[K"), JSON.stringify(stderr.slice(-100)));
		assert.doesNotMatch(stderr, /\n/);
	});

	test("no progress is written to a pipe", () => assert.equal(run(["report", "large.log"]).stderr, ""));
});
