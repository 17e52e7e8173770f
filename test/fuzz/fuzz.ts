// The fuzzer: `npm run fuzz -- --minutes 30`, and `--seed N` for the same inputs again; with `--wire` the messages of an editor
// are changed instead of logs, and sent to the built server. What breaks something is written into the folder `--out`, to be
// made a fixture.

import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { campaign, seedTexts, shortTexts } from "./campaign.ts";
import { wireCampaign } from "./wire.ts";

const { values } = parseArgs({
	options: {
		minutes: { type: "string", default: "1" },
		seed: { type: "string", default: String(Date.now() % 2 ** 31) },
		wire: { type: "boolean", default: false },
		out: { type: "string", default: join(tmpdir(), "rtcdll-fuzz") },
	},
});

const seed = Number(values.seed);
const end = performance.now() + Number(values.minutes) * 60_000;
mkdirSync(values.out, { recursive: true });
const found = values.wire ? await fuzzWire() : fuzzLogs();
process.exitCode = found > 0 ? 1 : 0;

/** How many finds there are. */
function fuzzLogs(): number {
	const { inputs, corpus, covered, finds } = campaign(seed, seedTexts(), () => performance.now() < end);
	for (const { text, other, input, error } of finds) {
		keep(`${seed}-${input}.log`, text, error.stack ?? error.message);
		keep(`${seed}-${input}.other.log`, other, "what it was merged and compared with");
	}
	console.log(
		`${inputs} inputs from seed ${seed}: ${finds.length} finds, ${corpus} texts kept, ${covered} stretches of code run`,
	);
	return finds.length;
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
