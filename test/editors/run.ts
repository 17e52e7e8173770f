// Runs an editor without a window, with a server of that name on its path, in a home of its own.

import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Where the files stand that a user installs. */
export const EDITORS = join(import.meta.dirname, "../../editors");

/** A folder for one run. */
export interface Home {
	readonly dir: string;
	/** The refused sign-in, under a name in capitals. */
	readonly log: string;
}

/** Makes a home with some logs in it, and the command `rtcdll-language-server` in its `bin`. */
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

/** Takes it away again. */
export function removeHome({ dir }: Home): void {
	rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

/** What a run has printed, and how it ended; `undefined` where there is no such program. */
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

/** What an editor sees of this machine. */
export function environment(home: string): NodeJS.ProcessEnv {
	const path = [join(home, "bin"), process.env.PATH].join(delimiter);
	return { PATH: path, HOME: home, TERM: "xterm-256color", LANG: "C.UTF-8" };
}

/** The program to test: `RTCDLL_TEST_NVIM` and its like name another than that on the path. */
export function programOf(name: string): string {
	return process.env[`RTCDLL_TEST_${name.toUpperCase()}`] ?? name;
}
