// The fuzzer: `npm run fuzz -- --minutes 30`, and `--seed N` to repeat the same inputs. With `--wire` it mutates the
// messages of an editor instead of logs, and sends them to the built server. It writes each failure to the folder `--out`
// immediately, to be made into a fixture; `--again FILE` reproduces it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Campaign, campaign, seedTexts, shortTexts } from "./campaign.ts";
import { faultOf, type Trial } from "./trial.ts";
import { wireCampaign } from "./wire.ts";

const { values } = parseArgs({
	options: {
		minutes: { type: "string", default: "1" },
		seed: { type: "string", default: String(Date.now() % 2 ** 31) },
		wire: { type: "boolean", default: false },
		out: { type: "string", default: join(tmpdir(), "rtcdll-fuzz") },
		again: { type: "string" },
	},
});

/** The interval of progress reports. */
const A_WHILE_MS = 60_000;

const seed = Number(values.seed);
const start = performance.now();
const end = start + Number(values.minutes) * 60_000;
mkdirSync(values.out, { recursive: true });
process.exitCode = (await finds()) > 0 ? 1 : 0;

/** The number of finds. */
async function finds(): Promise<number> {
	if (values.again !== undefined) return tryAgain(values.again);
	return values.wire ? fuzzWire() : fuzzLogs();
}

function tryAgain(path: string): number {
	const fault = faultOf(JSON.parse(readFileSync(path, "utf8")) as Trial);
	console.log(fault ? (fault.stack ?? fault.message) : "No fault.");
	return fault ? 1 : 0;
}

async function fuzzLogs(): Promise<number> {
	let kept = 0;
	let nextWord = start + A_WHILE_MS;
	const last = await campaign(seed, seedTexts(), (soFar) => {
		for (const { trial, error } of soFar.finds.slice(kept))
			keep(`${seed}-${++kept}.json`, JSON.stringify(trial, undefined, "\t"), `${trial.target}: ${error}`);
		if (performance.now() > nextWord) {
			console.log(summary(soFar));
			nextWord += A_WHILE_MS;
		}
		return performance.now() < end;
	});
	for (const [name, count] of last.runs) console.log(`${String(count).padStart(10)} ${name}`);
	console.log(summary(last));
	return last.finds.length;
}

function summary({ inputs, runs, corpus, covered, finds }: Campaign): string {
	const seconds = Math.round((performance.now() - start) / 1000);
	const { user } = process.cpuUsage();
	const counts = [...runs.values()];
	return [
		`${inputs} inputs from seed ${seed} in ${seconds} s (${Math.round(inputs / (user / 1e6))} per second of processor time)`,
		`${counts.length} targets, each run ${Math.min(...counts)} to ${Math.max(...counts)} times`,
		`${finds.length} finds`,
		`${corpus} texts`,
		`${Math.round(covered / 1000)} KB of code run`,
	].join(", ");
}

async function fuzzWire(): Promise<number> {
	const { messages, finds } = await wireCampaign(seed, shortTexts(), () => performance.now() < end);
	for (const [number, find] of finds.entries())
		keep(`${seed}-wire-${number}.jsonl`, find.messages.join("\n"), find.what);
	console.log(`${messages} messages from seed ${seed}: ${finds.length} finds`);
	return finds.length;
}

function keep(name: string, text: string, what: string): void {
	const path = join(values.out, name);
	writeFileSync(path, text);
	console.log(`${path}: ${what}`);
}
