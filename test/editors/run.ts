// Runs an editor without a window, with the language server on its path, in a temporary home directory.

import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The folder with the files that users install. */
export const EDITORS = join(import.meta.dirname, "../../editors");

/** The temporary home directory of one run. */
export interface Home {
	readonly dir: string;
	/** The refused sign-in, under a name in capitals. */
	readonly log: string;
}

/** Creates a home directory with some logs in it, and the command `rtcdll-language-server` in its `bin`. */
export function makeHome(): Home {
	const dir = mkdtempSync(join(tmpdir(), "rtcdll-editors-"));
	const fixture = join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog");
	for (const name of ["RTCDLL0.LOG", "messages.LOG"]) copyFileSync(fixture, join(dir, name));
	writeFileSync(join(dir, "notes.txt"), "Nothing of SIP.\n");
	const server = join(import.meta.dirname, "../../dist/server.js");
	const command = join(dir, "bin", "rtcdll-language-server");
	mkdirSync(join(dir, "bin"));
	writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${server}' "$@"\n`);
	chmodSync(command, 0o755);
	return { dir, log: join(dir, "RTCDLL0.LOG") };
}

export function removeHome({ dir }: Home): void {
	rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

/** The output and the exit status of a run; `undefined` if the program does not exist. */
export function runEditor(
	{ dir }: Home,
	program: string,
	args: readonly string[],
): Promise<{ readonly status: number; readonly output: string; readonly errors: string } | undefined> {
	return new Promise((resolve) => {
		const options = { cwd: dir, env: environment(dir), timeout: 90_000, maxBuffer: 16 * 1024 * 1024 };
		execFile(program, args, options, (error, output, errors) => {
			if (error?.code === "ENOENT") resolve(undefined);
			else resolve({ status: typeof error?.code === "number" ? error.code : error ? 1 : 0, output, errors });
		}).stdin?.end();
	});
}

/** The environment variables of the editor. */
export function environment(home: string): NodeJS.ProcessEnv {
	const path = [join(home, "bin"), process.env.PATH].join(delimiter);
	return { PATH: path, HOME: home, TERM: "xterm-256color", LANG: "C.UTF-8" };
}

/** The program to test: the one on the path, unless `RTCDLL_TEST_NVIM`, `_EMACS` or `_HX` names another. */
export function programOf(name: string): string {
	return process.env[`RTCDLL_TEST_${name.toUpperCase()}`] ?? name;
}
