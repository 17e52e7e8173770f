// editors/nvim as a user installs it, in a real Neovim.

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { EDITORS, makeHome, programOf, removeHome, runEditor } from "./run.ts";

interface Seen {
	readonly minor: number;
	readonly filetype: string;
	readonly problems: readonly (readonly [line: number, severity: number, message: string])[];
	readonly definition: number;
	readonly symbols: readonly string[];
	readonly hover: string;
	readonly actions: readonly string[];
	readonly syntax: Readonly<Record<"prefix" | "status" | "method" | "header", string>>;
	readonly refused: string;
	readonly tokens?: Readonly<Record<"status" | "header", readonly string[]>>;
	readonly failed?: string;
	readonly explanation: readonly string[];
	readonly by_content: string;
	readonly plain_text: string;
}

suite("Neovim", () => {
	let seen: Seen;

	suiteSetup(async function () {
		const home = makeHome();
		const packages = join(home.dir, ".local/share/nvim/site/pack/rtcdll/start");
		mkdirSync(packages, { recursive: true });
		symlinkSync(join(EDITORS, "nvim"), join(packages, "rtcdll"));
		const script = join(import.meta.dirname, "nvim.lua");
		const ran = await runEditor(home, programOf("nvim"), ["--headless", home.log, "-S", script]);
		removeHome(home);
		if (!ran) {
			console.log("      Neovim is not installed: apt-get install neovim");
			return this.skip();
		}
		const answer = ran.output.split("\n").find((line) => line.startsWith("{"));
		assert.ok(answer, `${ran.output}${ran.errors}`);
		seen = JSON.parse(answer) as Seen;
		assert.equal(ran.status, 0, `${ran.output}${ran.errors}`);
		console.log(`      Neovim 0.${seen.minor}`);
	});

	test("a log is recognised by its name in any case, or by its content", () => {
		assert.equal(seen.filetype, "rtcdll");
		assert.equal(seen.by_content, "rtcdll");
		assert.notEqual(seen.plain_text, "rtcdll");
	});

	test("the problem and its line", () => {
		const errors = seen.problems.filter(([, severity]) => severity === 1);
		assert.deepEqual(
			errors.map(([line]) => line),
			[80],
		);
		assert.match(errors[0]![2], /alice@contoso\.com could not sign in/);
	});

	test("from the REGISTER to its response, the outline, the hover, the code actions", () => {
		assert.equal(seen.definition, 80);
		assert.equal(seen.symbols[5], "← 403 Forbidden");
		assert.match(seen.hover, /403 Forbidden/);
		assert.ok(seen.actions.includes("Show a summary for a ticket"), seen.actions.join("\n"));
	});

	test("colours of the syntax file", () => {
		assert.deepEqual(seen.syntax, {
			prefix: "rtcdllPrefix",
			status: "rtcdllFailure",
			method: "rtcdllMethod",
			header: "rtcdllHeader",
		});
		assert.equal(seen.refused, "DiagnosticError");
	});

	test("colours of the server, from Neovim 0.9 on", function () {
		if (!seen.tokens) return this.skip();
		assert.ok(seen.tokens.status.includes("@lsp.mod.failed.rtcdll"), seen.tokens.status.join(" "));
		assert.ok(seen.tokens.header.includes("@lsp.type.property.rtcdll"), seen.tokens.header.join(" "));
		assert.equal(seen.failed, "DiagnosticError");
	});

	test(":RtcdllExplain", () => {
		assert.match(seen.explanation[0]!, /explained$/);
		assert.match(seen.explanation[2]!, /`alice@contoso\.com` could not sign in/);
	});
});
