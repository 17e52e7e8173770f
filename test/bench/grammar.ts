// Row: the speed of our grammar on a log, compared with VS Code's own grammar for .log files.

import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { loadGrammar, tokenizeAll } from "../support/grammar.ts";
import { type BenchLog, readLog } from "./logs.ts";
import { inTurn, median, type Row, speedRatio } from "./measure.ts";

const ROOT = join(import.meta.dirname, "../..");
const BUILT_IN = "extensions/log/syntaxes/log.tmLanguage.json";

/** Runs on the first part of the log only: the other grammar takes about a second per megabyte. */
export async function grammarRow(log: BenchLog, rounds: number, builtIn = findBuiltIn()): Promise<Row> {
	const row = {
		name: "speed of our grammar / of VS Code's log grammar",
		size: "1 MB",
		aim: 6,
		should: "at least",
	} as const;
	if (!builtIn || !existsSync(builtIn)) {
		return { ...row, note: `skipped: no ${BUILT_IN} below .vscode-test (npm test installs it); or use --log-grammar` };
	}
	const lines = readLog(log).slice(0, 1_000_000).split(/\r?\n/);
	const ours = await loadGrammar();
	const theirs = await loadGrammar({ scopeName: "text.log", path: builtIn });
	const times = await inTurn(
		rounds,
		() => tokenizeAll(ours, lines),
		() => tokenizeAll(theirs, lines),
		1000,
	);
	const speed = (all: readonly number[]) => `${(1000 / median(all)).toFixed(1)} MB/s`;
	return { ...row, figure: speedRatio(times), note: `${speed(times.ours)} / ${speed(times.theirs)}` };
}

function findBuiltIn(): string | undefined {
	const folder = join(ROOT, ".vscode-test");
	const [found] = globSync(`**/${BUILT_IN}`, { cwd: folder });
	return found && join(folder, found);
}
