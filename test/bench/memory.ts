// Rows: how much memory a log retains, measured in separate processes.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { BenchLog } from "./logs.ts";
import { figureOf, type Row } from "./measure.ts";

/** The output of `memoryChild.ts`: retained bytes, the text included. */
export interface Kept {
	readonly text: number;
	readonly index: number;
	readonly everything: number;
}

/** The memory of the index, and of the whole analysis, relative to the length of the text. */
export function memoryRows(log: BenchLog): readonly Row[] {
	const runs = Array.from({ length: 3 }, () => keptFor(log));
	const row = (name: string, part: "index" | "everything", aim: number): Row => ({
		name,
		size: log.size,
		figure: figureOf(runs.map((kept) => kept[part] / kept.text)),
		aim,
		should: "at most",
		note: `${(runs[0]![part] / 1e6).toFixed(1)} MB / ${(runs[0]!.text / 1e6).toFixed(1)} MB`,
	});
	return [
		row("memory of text and index / of the text", "index", 1.35),
		row("memory of text and analysis / of the text", "everything", 2),
	];
}

function keptFor({ path }: BenchLog): Kept {
	const child = spawnSync(
		process.execPath,
		[
			"--expose-gc",
			"--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
			join(import.meta.dirname, "memoryChild.ts"),
			path,
		],
		{ encoding: "utf8" },
	);
	if (child.status !== 0) throw new Error(`The memory could not be measured: ${child.stderr}`);
	return JSON.parse(child.stdout) as Kept;
}
