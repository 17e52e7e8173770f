// Starts faster from the second time on: the engine keeps what it compiled of a bundle.

import * as module from "node:module";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Has the engine keep compiled code from one start to the next. Called before a bundle is loaded, it counts for that bundle. Node
 * has this from 22.1 on; an older one, and a folder that cannot be written, start as they always did.
 */
export function keepCompiledCode(): void {
	// Not among the types of the oldest Node that we run on.
	const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
	enableCompileCache?.(join(cacheDir(), "rtcdll-log"));
}

/** A folder that belongs to the user alone: code that is taken from it is run. `/tmp` of Linux is open to everybody. */
function cacheDir(): string {
	if (process.platform !== "linux") return tmpdir();
	return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}
