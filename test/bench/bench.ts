// The benchmark: `npm run bench`. Nearly every figure is a ratio within this run, because absolute times depend on the
// machine. Options: --quick (1 MB only), --json FILE, --rounds N, --log-grammar FILE, --only PART (index, analysis, memory,
// editing, serving, report, grammar, start-up, requests).

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { appendRows, replaceAllRow, typingRow } from "./editing.ts";
import { grammarRow } from "./grammar.ts";
import { type BenchLog, benchLog, healthyLog } from "./logs.ts";
import { meetsAim, type Row } from "./measure.ts";
import { memoryRows } from "./memory.ts";
import { analysisRow, indexRow } from "./parsing.ts";
import { reportMemoryRow, tsharkRow } from "./reporting.ts";
import { memoryRow, outlineRows, waitRow } from "./serving.ts";
import { startUpRow } from "./startUp.ts";

const { values } = parseArgs({
	options: {
		quick: { type: "boolean", default: false },
		json: { type: "string" },
		rounds: { type: "string", default: "15" },
		"log-grammar": { type: "string" },
		only: { type: "string", default: "" },
	},
});

const rounds = Math.max(9, Number(values.rounds) || 0);
const logs = (values.quick ? [1] : [1, 10, 50]).map(benchLog);
const rows: Row[] = [];

console.log(
	`Node ${process.version}, ${rounds} rounds, ${logs.every(({ real }) => real) ? "recorded" : "generated"} traffic`,
);
console.log(line("", "size", "median", "range", "target", ""));
for (const log of logs) {
	await add("index", async () => [await indexRow(log, rounds)]);
	await add("analysis", async () => [await analysisRow(log, rounds)]);
	await add("memory", async () => memoryRows(log));
}
if (!values.quick) {
	const [small, middle, large] = logs as [BenchLog, BenchLog, BenchLog];
	await add("editing", async () => appendRows(large, small, rounds));
	await add("editing", async () => [typingRow(middle, rounds), replaceAllRow(large, rounds)]);
	await add("serving", async () => [await waitRow(large), await memoryRow(large)]);
	await add("serving", async () => [...(await outlineRows(middle, 100)), ...(await outlineRows(large, 800))]);
	await add("report", async () => [
		await tsharkRow(healthyLog(10), "healthy", rounds),
		await tsharkRow(middle, "full of failures", rounds),
	]);
	for (const size of [50, 200, 500]) await add("report", async () => [reportMemoryRow(benchLog(size))]);
}
await add("grammar", async () => [await grammarRow(logs[0]!, Math.min(rounds, 9), values["log-grammar"])]);
await add("start-up", async () => [await startUpRow(rounds)]);

if (values.json) {
	const result = rows.map((row) => ({ ...row, met: meetsAim(row) ?? null }));
	writeFileSync(values.json, `${JSON.stringify({ node: process.version, rounds, rows: result }, null, 2)}\n`);
}

// The requests have a table of their own, because they all have the same target in milliseconds.
if ("requests".startsWith(values.only)) {
	const size = values.quick ? "1" : "10";
	const requests = [join(import.meta.dirname, "requests.ts"), "--size", size];
	spawnSync(process.execPath, [...process.execArgv, ...requests], { stdio: "inherit" });
}

async function add(part: string, measure: () => Promise<readonly Row[]>): Promise<void> {
	if (!part.startsWith(values.only)) return;
	for (const row of await measure()) {
		rows.push(row);
		print(row);
	}
}

function print(row: Row): void {
	const { name, size, figure, aim, should, note } = row;
	const met = meetsAim(row);
	const verdict = met === undefined ? "" : met ? "met  " : "MISSED";
	console.log(
		line(
			name,
			size,
			figure ? figure.median.toFixed(2) : "-",
			figure ? `${figure.least.toFixed(2)}-${figure.most.toFixed(2)}` : "-",
			`${should === "at least" ? ">=" : "<="} ${aim}`,
			`${verdict.padEnd(6)}  ${note}`,
		),
	);
}

function line(name: string, size: string, median: string, spread: string, aim: string, rest: string): string {
	return [name.padEnd(53), size.padStart(5), median.padStart(6), spread.padStart(12), aim.padEnd(7), rest]
		.join("  ")
		.trimEnd();
}
