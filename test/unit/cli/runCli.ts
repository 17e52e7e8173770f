// Runs the command line as a process of its own.

import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { join } from "node:path";

const CLI = join(import.meta.dirname, "../../../server/src/cli.ts");
const NODE = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--disable-warning=ExperimentalWarning", CLI];

/** What a command line gives; `cwd` is where the names of its files lead. */
export function runCli(args: readonly string[], options: SpawnSyncOptions) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [...NODE, ...args], { ...options, encoding: "utf8" });
	return { status, stdout, stderr };
}
