// `npm run soak -- --minutes 60`: 200 logs open, one of them growing. It fails when memory grows by more than a tenth, when a
// request stays unanswered, or when the server listens to nobody for longer than `--stall` milliseconds of the processor.

import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

const { values } = parseArgs({
	options: {
		minutes: { type: "string", default: "60" },
		logs: { type: "string", default: "200" },
		seed: { type: "string", default: String(Date.now() % 2 ** 31) },
		stall: { type: "string", default: "200" },
	},
});

const { memory, wait, busy, requests, cancelled, unanswered, logged, restarts, written } = await soak({
	logs: Number(values.logs),
	ms: Number(values.minutes) * 60_000,
	seed: Number(values.seed),
});
const growth = memory.after / memory.before - 1;
const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
console.log(
	`${requests} requests, ${cancelled} taken back, ${unanswered.length} without an answer, seed ${values.seed}`,
);
console.log(`${mb(written)} MB written to the log that grows, begun anew ${restarts} times`);
console.log(
	`memory ${mb(memory.before)} MB after the warm-up, ${mb(memory.after)} MB at the end (${(100 * growth).toFixed(1)} %)`,
);
console.log(
	`a request for nothing: ${wait.half.toFixed(1)} ms for half of them, ${wait.most.toFixed(0)} ms for 99 %, ` +
		`${wait.longest.toFixed(0)} ms at most`,
);
console.log(`the server listened to nobody for ${busy.toFixed(0)} ms of the processor at most`);
for (const each of [...unanswered, ...logged]) console.log(each);
const isWell = growth <= 0.1 && unanswered.length === 0 && logged.length === 0 && busy <= Number(values.stall);
process.exitCode = isWell ? 0 : 1;
