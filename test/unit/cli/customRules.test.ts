// `--custom-rules`: the findings of custom rules in each report format, and the messages about invalid rules.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../server/src/core/index.ts";
import { checkGolden } from "../../support/golden.ts";
import { REFUSED, SIGNED_IN } from "./logs.ts";
import { runCli } from "./runCli.ts";

const RULES = [
	{
		id: "seen",
		query: "method:REGISTER is:request",
		severity: "information",
		message: "{from} sent {cseq} at {time}, answered with {status}.",
	},
	{
		query: "rule:auth-failed status:403",
		severity: "warning",
		message: "{from} is not known to our domain",
		advice: "Ask the domain team.",
	},
];

let folder = "";

function run(...args: readonly string[]) {
	return runCli(args, { cwd: folder });
}

function checkRefused(args: readonly string[], expected: string | RegExp): void {
	const { status, stdout, stderr } = run(...args);
	assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
	if (typeof expected === "string") assert.equal(stderr, expected);
	else assert.match(stderr, expected);
}

suite("cli: custom rules", () => {
	suiteSetup(() => {
		folder = mkdtempSync(join(tmpdir(), "rtcdll-rules-"));
		const files = {
			"refused.log": REFUSED,
			"well.log": SIGNED_IN,
			"rules.json": `\ufeff${JSON.stringify(RULES)}`,
			"grave.json": JSON.stringify([{ ...RULES[0], severity: "error" }]),
			"wrong.json": JSON.stringify([
				...RULES,
				{ ...RULES[0], query: "form:x" },
				{ ...RULES[0], id: "b", severity: "bad" },
			]),
			"none.json": "[",
		};
		for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	for (const [format, ending] of [
		["text", "txt"],
		["markdown", "md"],
	] as const) {
		test(`as ${format}: once, with its places, beside our own findings`, () => {
			const { stdout, stderr } = run("report", "refused.log", "--custom-rules", "rules.json", "--format", format);
			assert.equal(stderr, "");
			checkGolden(join(import.meta.dirname, "golden", `custom-rules.${ending}`), stdout);
		});
	}
	test("as json: each place under the id of its rule", () => {
		const { stdout } = run("report", "refused.log", "--custom-rules", "rules.json", "--format", "json");
		const { findings } = JSON.parse(stdout) as Report;
		const own = findings.filter(({ rule }) => rule === "seen" || rule === "custom-2");
		assert.deepEqual(
			own.map(({ rule, severity, line }) => `${rule} ${severity} ${line}`),
			["seen information 23", "seen information 38", "custom-2 warning 46"],
		);
		assert.equal(own[2]!.message, "alice@contoso.com is not known to our domain.");
	});
	test("the exit status counts their errors, and only those", () => {
		assert.equal(run("report", "well.log", "--custom-rules", "rules.json").status, 0);
		assert.equal(run("report", "well.log", "--custom-rules", "grave.json").status, 1);
		assert.equal(run("report", ".", "--custom-rules", "grave.json").status, 1);
	});
	test("grep: rule: matches them", () => {
		assert.equal(run("grep", "--count", "rule:seen", "well.log", "--custom-rules", "rules.json").stdout, "4\n");
		checkRefused(["grep", "rule:seen", "well.log"], /rule: has no value “seen”/);
	});

	const wrong = [
		"rtcdll: wrong.json: Rule 3 (seen): Another rule already has the id seen; choose another one.",
		"rtcdll: wrong.json: Rule 4 (b): severity must be one of error, warning, information, hint.\n",
	].join("\n");
	test("invalid rules are listed, one per line, and nothing is reported", () => {
		checkRefused(["report", "well.log", "--custom-rules", "wrong.json"], wrong);
		checkRefused(["grep", "x", "well.log", "--custom-rules", "wrong.json"], wrong);
	});
	test("not JSON, and no such file", () => {
		checkRefused(
			["report", "well.log", "--custom-rules", "none.json"],
			/^rtcdll: none\.json: The custom rules are not valid JSON: /,
		);
		checkRefused(
			["report", "well.log", "--custom-rules", "gone.json"],
			/^rtcdll: gone\.json: The custom rules could not be read: ENOENT/,
		);
		checkRefused(["report", "well.log", "--custom-rules", "."], /could not be read: EISDIR/);
	});
});
