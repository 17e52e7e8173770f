// One process of a mutation run: loads the sources with all mutants in them, finds which tests reach which mutant, and says
// of one mutant after the other whether a test fails. A mutant that makes a test loop is known by the switches that it asks;
// whoever started this process watches the clock for a loop that asks none.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Job, Verdict } from "./job.ts";
import { SWITCH, withMutants } from "./mutants.ts";
import { collectTests, passes, type Test } from "./tests.ts";

const job = JSON.parse(readFileSync(0, "utf8")) as Job;
const say = (verdict: Verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`);

/**
 * A test that asks so many times more switches with a mutant than without it, beyond a number that takes a few milliseconds,
 * loops. Counting them gives the same verdict on a busy machine.
 */
const MORE_STEPS = 10;
const FREE_STEPS = 200_000;

let planted = -1;
/** How many switches were asked since a test began, and after how many it is ended. */
let steps = 0;
let mostSteps = Number.POSITIVE_INFINITY;
/** The mutants that were reached since somebody began to look; nothing while nobody looks. */
let reached: Set<number> | undefined = new Set();
Object.assign(globalThis, {
	[SWITCH](mutant: number): boolean {
		reached?.add(mutant);
		if (++steps > mostSteps) throw new Error("The test loops.");
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

/** The test that killed the mutant before. */
let lastKiller: Covering | undefined;

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

/** A test as it is without a mutant. */
interface Covering {
	readonly test: Test;
	/** Of the processor: others that use the machine do not count. */
	readonly milliseconds: number;
	/** How many switches it asks. */
	readonly steps: number;
}

/** For each mutant the tests that reach it, the fastest first. A test that fails without a mutant, or takes too long, is none. */
async function coverage(): Promise<ReadonlyMap<number, readonly Covering[]>> {
	const runs: { readonly covering: Covering; readonly mutants: ReadonlySet<number> }[] = [];
	for (const test of tests) {
		const mutants = new Set<number>();
		reached = mutants;
		steps = 0;
		const began = process.cpuUsage();
		const isUsable = await passes(test);
		const { user, system } = process.cpuUsage(began);
		const milliseconds = (user + system) / 1000;
		if (isUsable && milliseconds <= job.longestTest) runs.push({ covering: { test, milliseconds, steps }, mutants });
	}
	reached = undefined;
	const found = new Map<number, Covering[]>();
	for (const { covering, mutants } of runs.sort((a, b) => a.covering.milliseconds - b.covering.milliseconds)) {
		for (const mutant of mutants) found.set(mutant, [...(found.get(mutant) ?? []), covering]);
	}
	return found;
}

async function isKilled(mutant: number, covering: readonly Covering[]): Promise<boolean> {
	planted = mutant;
	// What has killed its neighbour is likely to kill it, too.
	const inOrder = covering.includes(lastKiller!) ? [lastKiller!, ...covering] : covering;
	try {
		for (const each of inOrder) {
			steps = 0;
			mostSteps = MORE_STEPS * each.steps + FREE_STEPS;
			if ((await passes(each.test)) && steps <= mostSteps) continue;
			lastKiller = each;
			return true;
		}
		return false;
	} finally {
		planted = -1;
		mostSteps = Number.POSITIVE_INFINITY;
	}
}
