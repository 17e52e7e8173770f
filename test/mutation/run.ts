// One process of a mutation run: loads the sources with all mutants in them, finds which tests reach which mutant, and says
// of one mutant after the other whether a test fails. A mutant that makes a test loop is known by the switches that it asks;
// whoever started this process watches the clock for a loop that asks none.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Job, State, Verdict } from "./job.ts";
import { CONSTANT, type Constant, SWITCH, withMutants } from "./mutants.ts";
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
/** 1 for each mutant that was reached since somebody began to look; nothing while nobody looks. */
let reached: Uint8Array | undefined = noMutants();
/** In the order in which they were made: each behind what it is made of. */
const constants: Constant[] = [];
Object.assign(globalThis, {
	[SWITCH](mutant: number): boolean {
		if (reached) reached[mutant] = 1;
		if (++steps > mostSteps) throw new Error("The test loops.");
		return mutant === planted;
	},
	[CONSTANT]: (constant: Constant) => constants.push(constant),
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
let lastKiller: Run | undefined;

const tests = await collectTests(job.tests.map((path) => pathToFileURL(path).href));
const whileLoading = reached!;
const runs = await runAll();
reached = undefined;

for (const mutant of job.mutants) {
	say({ mutant, state: "begun" });
	say({ mutant, state: await stateOf(mutant) });
}
process.exit(0);

async function stateOf(mutant: number): Promise<State> {
	const covering = runs.filter(({ reaches }) => reaches[mutant] === 1);
	if (covering.length > 0) return (await isKilled(mutant, covering)) ? "killed" : "survived";
	if (whileLoading[mutant] === 0) return "uncovered";
	const at = constants.findIndex(({ first, end }) => first <= mutant && mutant < end);
	if (at < 0) return "static";
	return (await isConstantKilled(mutant, at)) ? "killed" : "survived";
}

/** A test as it is without a mutant. */
interface Run {
	readonly test: Test;
	/** Of the processor: others that use the machine do not count. */
	readonly milliseconds: number;
	/** How many switches it asks. */
	readonly steps: number;
	/** 1 for each mutant that it reaches. */
	readonly reaches: Uint8Array;
}

function noMutants(): Uint8Array {
	return new Uint8Array(job.files.reduce((count, { mutants }) => count + mutants.length, 0));
}

/** All tests, the fastest first. One that fails without a mutant, or takes too long, is left out. */
async function runAll(): Promise<readonly Run[]> {
	const found: Run[] = [];
	for (const test of tests) {
		const reaches = noMutants();
		reached = reaches;
		steps = 0;
		const began = process.cpuUsage();
		const isUsable = await passes(test);
		const { user, system } = process.cpuUsage(began);
		const milliseconds = (user + system) / 1000;
		if (isUsable && milliseconds <= job.longestTest) found.push({ test, milliseconds, steps, reaches });
	}
	return found.sort((a, b) => a.milliseconds - b.milliseconds);
}

/**
 * The same for a mutant in a constant. Who uses it is not known, so that any test may see it; those that reach its module
 * are tried first. It may be part of all that were made behind it, which are made again as well.
 */
async function isConstantKilled(mutant: number, at: number): Promise<boolean> {
	const { first, mutants } = job.files.findLast((file) => file.first <= mutant)!;
	const affected = constants.slice(at);
	const values = affected.map((constant) => constant.get());
	const reachesFile = ({ reaches }: Run) => reaches.subarray(first, first + mutants.length).includes(1);
	planted = mutant;
	try {
		for (const constant of affected) constant.set(constant.make());
		return await isKilled(mutant, [...runs.filter(reachesFile), ...runs.filter((run) => !reachesFile(run))]);
	} catch {
		return true;
	} finally {
		planted = -1;
		for (const [number, constant] of affected.entries()) constant.set(values[number]);
	}
}

async function isKilled(mutant: number, covering: readonly Run[]): Promise<boolean> {
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
