// Runs the command line as a separate process.

import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { join } from "node:path";

/** The bundle that `npm run build` creates, which starts ten times as fast as the sources. */
export const CLI = join(import.meta.dirname, "../../../dist/cli.js");

/** The result of a command line; the names of its files are relative to `cwd`. */
export function runCli(args: readonly string[], options: SpawnSyncOptions) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { ...options, encoding: "utf8" });
	return { status, stdout, stderr };
}
