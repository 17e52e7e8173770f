// The logs that the benchmark runs on: real traffic where its generator is at hand, else traffic of our own making.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLog } from "./makeLog.ts";

/** A log of about so many MiB. */
export interface BenchLog {
	readonly size: string;
	readonly path: string;
	/** Made of recorded traffic, not invented. */
	readonly real: boolean;
}

/** Where the generator of logs from real traffic is; `RTCDLL_TOOLS` names another folder. */
const TOOLS = process.env.RTCDLL_TOOLS ?? join(import.meta.dirname, "../../../shared/tools");

/** Makes a log, or finds the one that an earlier run has made. */
export function benchLog(mebibytes: number): BenchLog {
	const folder = join(tmpdir(), "rtcdll-bench");
	mkdirSync(folder, { recursive: true });
	const size = `${mebibytes} MB`;
	const generator = join(TOOLS, "biglog.py");
	const real = { size, path: join(folder, `real-${mebibytes}.log`), real: true };
	if (existsSync(generator) && (existsSync(real.path) || generate(generator, mebibytes, real.path))) return real;
	return healthyLog(mebibytes);
}

/** A log of our own making in which hardly anything fails: recorded traffic is full of failures. */
export function healthyLog(mebibytes: number): BenchLog {
	const folder = join(tmpdir(), "rtcdll-bench");
	mkdirSync(folder, { recursive: true });
	const made = { size: `${mebibytes} MB`, path: join(folder, `healthy-${mebibytes}.log`), real: false };
	if (!existsSync(made.path)) writeFileSync(made.path, makeLog(mebibytes * 1024 * 1024));
	return made;
}

/**
 * The text of a log, a byte for each character as in the engine's own form for ASCII: the few characters of recorded
 * traffic that are more would double the whole string, and with it every figure.
 */
export function readLog({ path }: BenchLog): string {
	return readFileSync(path, "latin1");
}

function generate(generator: string, mebibytes: number, path: string): boolean {
	const unfinished = `${path}.part`;
	const { status } = spawnSync("python3", [generator, "--size", `${mebibytes}M`, "--seed", "1", "--out", unfinished]);
	if (status !== 0) return false;
	renameSync(unfinished, path);
	return true;
}
