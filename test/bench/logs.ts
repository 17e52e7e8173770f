// The logs of the benchmark: real traffic if its generator is available, otherwise generated traffic.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLog } from "./makeLog.ts";

/** A log of about this many MiB. */
export interface BenchLog {
	readonly size: string;
	readonly path: string;
	/** True if made from recorded traffic. */
	readonly real: boolean;
}

/** The folder with the generator of logs from real traffic; `RTCDLL_TOOLS` overrides it. */
const TOOLS = process.env.RTCDLL_TOOLS ?? join(import.meta.dirname, "../../../shared/tools");

/** Makes a log, or finds the one that an earlier run made. */
export function benchLog(mebibytes: number): BenchLog {
	const folder = join(tmpdir(), "rtcdll-bench");
	mkdirSync(folder, { recursive: true });
	const size = `${mebibytes} MB`;
	const generator = join(TOOLS, "biglog.py");
	const real = { size, path: join(folder, `real-${mebibytes}.log`), real: true };
	if (existsSync(generator) && (existsSync(real.path) || generate(generator, mebibytes, real.path))) return real;
	return healthyLog(mebibytes);
}

/** A generated log in which hardly anything fails: recorded traffic is full of failures. */
export function healthyLog(mebibytes: number): BenchLog {
	const folder = join(tmpdir(), "rtcdll-bench");
	mkdirSync(folder, { recursive: true });
	const made = { size: `${mebibytes} MB`, path: join(folder, `healthy-${mebibytes}.log`), real: false };
	if (!existsSync(made.path)) writeFileSync(made.path, makeLog(mebibytes * 1024 * 1024));
	return made;
}

/**
 * The text of a log, with a character for each byte, so that the engine stores it like ASCII, one byte per character: the few
 * non-ASCII characters of recorded traffic would double the size of the whole string, and with it every figure.
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
