// Runs the command line as a process of its own.

import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { join } from "node:path";

/** The bundle that `npm run build` makes: it starts ten times as fast as the sources. */
export const CLI = join(import.meta.dirname, "../../../dist/cli.js");

/** What a command line gives; `cwd` is where the names of its files lead. */
export function runCli(args: readonly string[], options: SpawnSyncOptions) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { ...options, encoding: "utf8" });
	return { status, stdout, stderr };
}
