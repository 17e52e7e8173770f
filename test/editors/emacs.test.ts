// editors/emacs with Eglot, in a real Emacs.

import assert from "node:assert/strict";
import { join } from "node:path";
import { EDITORS, makeHome, programOf, removeHome, runEditor } from "./run.ts";

interface Seen {
	/** `null` if this Emacs has no Eglot; then the other properties are missing. */
	readonly eglot: true | null;
	readonly emacs: string;
	readonly mode: string;
	readonly by_content: string;
	readonly plain_text: string;
	readonly problems: readonly (readonly [line: number, type: string, message: string])[];
	readonly definition: number;
	readonly symbols: readonly string[];
	readonly hover: string;
	readonly faces: Readonly<Record<string, string>>;
	readonly explanation: string;
}

suite("Emacs", () => {
	let seen: Seen;

	suiteSetup(async function () {
		const home = makeHome();
		const script = join(import.meta.dirname, "emacs.el");
		const args = ["--batch", "-L", join(EDITORS, "emacs"), "-l", script, home.log];
		const ran = await runEditor(home, programOf("emacs"), args);
		removeHome(home);
		if (!ran) {
			console.log("      Emacs is not installed: apt-get install emacs-nox elpa-eglot");
			return this.skip();
		}
		const answer = ran.output.split("\n").find((line) => line.startsWith("{"));
		assert.ok(answer, `${ran.output}${ran.errors}`);
		seen = JSON.parse(answer) as Seen;
		assert.equal(ran.status, 0, `${ran.output}${ran.errors}`);
		if (!seen.eglot) {
			console.log("      This Emacs has no Eglot: apt-get install elpa-eglot");
			return this.skip();
		}
		console.log(`      Emacs ${seen.emacs}`);
	});

	test("a log is recognised by its name in any case, or by its first line", () => {
		assert.equal(seen.mode, "rtcdll-log-mode");
		assert.equal(seen.by_content, "rtcdll-log-mode");
		assert.equal(seen.plain_text, "text-mode");
	});

	test("the problem and its line", () => {
		const errors = seen.problems.filter(([, type]) => type === "eglot-error");
		assert.deepEqual(
			errors.map(([line]) => line),
			[80],
		);
		assert.match(errors[0]![2], /alice@contoso\.com could not sign in/);
	});

	test("from the REGISTER to its response, the outline, the hover", () => {
		assert.equal(seen.definition, 80);
		assert.ok(
			seen.symbols.some((name) => name.startsWith("← 403 Forbidden")),
			seen.symbols.join("\n"),
		);
		assert.match(seen.hover, /403 Forbidden/);
	});

	test("colours of the mode", () => {
		assert.deepEqual(seen.faces, {
			prefix: "font-lock-comment-face",
			status: "error",
			method: "font-lock-function-name-face",
			header: "font-lock-variable-name-face",
		});
	});

	test("rtcdll-log-explain", () => {
		assert.match(seen.explanation, /explained\n\n`alice@contoso\.com` could not sign in/);
	});
});
