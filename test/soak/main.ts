// `npm run soak -- --minutes 60`: 200 open logs, one of them growing. It fails if memory grows by more than a tenth, if a request
// gets no response, or if the server is unresponsive for more than `--stall` milliseconds of processor time.

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
	`${requests} requests, ${cancelled} cancelled, ${unanswered.length} without a response, seed ${values.seed}`,
);
console.log(`${mb(written)} MB written to the growing log, which was replaced ${restarts} times`);
console.log(
	`memory ${mb(memory.before)} MB after the warm-up, ${mb(memory.after)} MB at the end (${(100 * growth).toFixed(1)} %)`,
);
console.log(
	`response time of an empty request: median ${wait.half.toFixed(1)} ms, 99th percentile ${wait.most.toFixed(0)} ms, ` +
		`maximum ${wait.longest.toFixed(0)} ms`,
);
console.log(`longest time the server was unresponsive: ${busy.toFixed(0)} ms of processor time`);
for (const each of [...unanswered, ...logged]) console.log(each);
const isWell = growth <= 0.1 && unanswered.length === 0 && logged.length === 0 && busy <= Number(values.stall);
process.exitCode = isWell ? 0 : 1;
