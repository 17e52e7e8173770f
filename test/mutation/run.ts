// One process of a mutation run: loads the sources with all mutants in them, finds which tests reach which mutant, and says
// of one mutant after the other whether a test fails. Whoever started it watches the clock: a mutant may loop for ever.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Job, Verdict } from "./job.ts";
import { SWITCH, withMutants } from "./mutants.ts";
import { collectTests, passes, type Test } from "./tests.ts";

const job = JSON.parse(readFileSync(0, "utf8")) as Job;
const say = (verdict: Verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`);

let planted = -1;
/** The mutants that were reached since somebody began to look; nothing while nobody looks. */
let reached: Set<number> | undefined = new Set();
Object.assign(globalThis, {
	[SWITCH](mutant: number): boolean {
		reached?.add(mutant);
		return mutant === planted;
	},
});

const files = new Map(job.files.map((file) => [file.path, file]));
registerHooks({
	load(url, context, next) {
		const file = url.startsWith("file:") ? files.get(fileURLToPath(url)) : undefined;
		if (!file) return next(url, context);
		const source = withMutants(readFileSync(file.path, "utf8"), file.mutants, file.first);
		return { format: "module", source, shortCircuit: true };
	},
});

const tests = await collectTests(job.tests.map((path) => pathToFileURL(path).href));
const whileLoading = reached;
const coveringTests = await coverage();

for (const mutant of job.mutants) {
	const covering = coveringTests.get(mutant);
	say({ mutant, state: "begun" });
	if (covering) say({ mutant, state: (await isKilled(mutant, covering)) ? "killed" : "survived" });
	else say({ mutant, state: whileLoading.has(mutant) ? "static" : "uncovered" });
}
process.exit(0);

/** For each mutant the tests that reach it, the fastest first. A test that fails without a mutant, or takes too long, is none. */
async function coverage(): Promise<ReadonlyMap<number, readonly Test[]>> {
	const runs: { readonly test: Test; readonly milliseconds: number; readonly mutants: ReadonlySet<number> }[] = [];
	for (const test of tests) {
		const mutants = new Set<number>();
		reached = mutants;
		const began = performance.now();
		const isUsable = await passes(test);
		const milliseconds = performance.now() - began;
		if (isUsable && milliseconds <= job.longestTest) runs.push({ test, milliseconds, mutants });
	}
	reached = undefined;
	const found = new Map<number, Test[]>();
	for (const { test, mutants } of runs.sort((a, b) => a.milliseconds - b.milliseconds)) {
		for (const mutant of mutants) found.set(mutant, [...(found.get(mutant) ?? []), test]);
	}
	return found;
}

async function isKilled(mutant: number, covering: readonly Test[]): Promise<boolean> {
	planted = mutant;
	try {
		for (const test of covering) if (!(await passes(test))) return true;
		return false;
	} finally {
		planted = -1;
	}
}
