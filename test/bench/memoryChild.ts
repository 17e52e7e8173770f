// Measures how much memory a log retains; runs with --expose-gc, prints `Kept` as JSON.

import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { diagnose, type Finding, parseTrace, type Trace } from "../../server/src/core/index.ts";
import { indexLog, type LogIndex } from "../../server/src/core/logIndex/logIndex.ts";
import { makeLog } from "./makeLog.ts";
import type { Kept } from "./memory.ts";

/** Bytes in use. Array buffers are part of Node's external memory, and are freed some time after their owners. */
async function memory(): Promise<number> {
	for (let time = 0; time < 5; time++) {
		globalThis.gc!();
		await setTimeout(20);
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

// Compiled code is retained too but belongs to no log, so it has to exist before the measurement.
for (let time = 0; time < 3; time++) diagnose(parseTrace(makeLog(500_000)));
// The engine retains the last text that a regular expression was applied to.
/x/.exec("x");

const kept: { text?: string; index?: LogIndex | undefined; trace?: Trace; findings?: readonly Finding[] } = {};
const before = await memory();
kept.text = readFileSync(process.argv[2]!, "latin1");
kept.index = indexLog(kept.text);
const index = (await memory()) - before;
kept.index = undefined;
kept.trace = parseTrace(kept.text);
kept.findings = diagnose(kept.trace);
const everything = (await memory()) - before;
console.log(JSON.stringify({ text: kept.text.length, index, everything } satisfies Kept));
