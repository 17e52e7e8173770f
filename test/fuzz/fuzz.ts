// The fuzzer: `npm run fuzz -- --minutes 30`, and `--seed N` for the same inputs again. A text that breaks something is
// written into the folder `--out`, to be made a fixture.

import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { campaign, seedTexts } from "./campaign.ts";

const { values } = parseArgs({
	options: {
		minutes: { type: "string", default: "1" },
		seed: { type: "string", default: String(Date.now() % 2 ** 31) },
		out: { type: "string", default: join(tmpdir(), "rtcdll-fuzz") },
	},
});

const seed = Number(values.seed);
const end = performance.now() + Number(values.minutes) * 60_000;
const { inputs, corpus, covered, finds } = campaign(seed, seedTexts(), () => performance.now() < end);
mkdirSync(values.out, { recursive: true });
for (const { text, input, error } of finds) {
	const path = join(values.out, `${seed}-${input}.log`);
	writeFileSync(path, text);
	console.log(`${path}: ${error.stack}`);
}
console.log(
	`${inputs} inputs from seed ${seed}: ${finds.length} finds, ${corpus} texts kept, ${covered} stretches of code run`,
);
process.exitCode = finds.length > 0 ? 1 : 0;
