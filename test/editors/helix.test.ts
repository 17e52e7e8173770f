// editors/helix in a real Helix. It has no mode without a terminal, so script(1) provides one, and the test sends keys.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EDITORS, environment, makeHome, programOf, removeHome, runEditor } from "./run.ts";

suite("Helix", () => {
	const home = makeHome();
	const program = programOf("hx");

	suiteSetup(async function () {
		mkdirSync(join(home.dir, ".config/helix"), { recursive: true });
		symlinkSync(join(EDITORS, "helix/languages.toml"), join(home.dir, ".config/helix/languages.toml"));
		const version = await runEditor(home, program, ["--version"]);
		if (!version || !(await runEditor(home, "script", ["--version"]))) {
			console.log("      Helix (hx) or script(1) is not installed: docs/editors.md says where they are");
			return this.skip();
		}
		console.log(`      ${version.output.trim()}`);
	});

	suiteTeardown(() => removeHome(home));

	test("the language and its server are configured", async () => {
		const { output } = (await runEditor(home, program, ["--health", "rtcdll"]))!;
		assert.match(output, /rtcdll: \S*\/bin\/rtcdll-language-server/);
	});

	test("a name in capitals, the problem, from the REGISTER to its response, the hover", async () => {
		const [log, answer] = [join(home.dir, "hx.log"), join(home.dir, "seen.txt")];
		const command = `stty cols 120 rows 40; '${program}' -vv --log '${log}' '${home.log}'`;
		const editor = spawn("script", ["-qfec", command, "/dev/null"], { cwd: home.dir, env: environment(home.dir) });
		editor.stdout.resume();
		try {
			// Helix shows diagnostics as they arrive, whether it requests them or not.
			assert.match(await said(log, /<- .*"auth-failed".*/), /alice@contoso\.com could not sign in/);
			editor.stdin.write(":63\rgd");
			await said(log, /<- .*"result":\[\{"(?:uri|targetUri)".*/);
			editor.stdin.write(":sh echo %{cursor_line} %{language} > seen.txt\r");
			assert.equal(await said(answer, /.+/), "80 rtcdll");
			editor.stdin.write("14l k");
			assert.match(await said(log, /<- .*"contents".*/), /403 Forbidden/);
		} finally {
			// This also closes its terminal, so Helix exits too.
			editor.kill("SIGKILL");
		}
	});
});

/** The first match of the pattern in the file, as soon as there is one. */
async function said(file: string, pattern: RegExp): Promise<string> {
	for (let end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
		const found = existsSync(file) && pattern.exec(readFileSync(file, "utf8"));
		if (found) return found[0];
	}
	throw new Error(`${file} never said ${pattern}`);
}
