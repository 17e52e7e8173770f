// One process of a mutation run: loads the sources with all mutants in them, finds out which tests reach which mutant, and
// reports for one mutant after another whether a test fails. A mutant that makes a test loop is recognised by the number of
// switches that it evaluates; the parent process uses a timeout for a loop that evaluates none.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Job, State, Verdict } from "./job.ts";
import { CONSTANT, type Constant, SWITCH, withMutants } from "./mutants.ts";
import { collectTests, passes, type Test } from "./tests.ts";

const job = JSON.parse(readFileSync(0, "utf8")) as Job;
const say = (verdict: Verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`);

/**
 * A test loops if it evaluates this many times more switches with a mutant than without, plus an allowance that takes a few
 * milliseconds. Unlike a timeout, the count gives the same verdict on a busy machine.
 */
const MORE_STEPS = 10;
const FREE_STEPS = 200_000;

let planted = -1;
/** The number of switches evaluated since a test began, and the limit at which it is aborted. */
let steps = 0;
let mostSteps = Number.POSITIVE_INFINITY;
/** 1 for each mutant reached since the recording began; `undefined` while nothing is recorded. */
let reached: Uint8Array | undefined = noMutants();
/** In order of evaluation: each follows those it is computed from. */
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

/** The test that killed the previous mutant. */
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

/** A test's run without a mutant. */
interface Run {
	readonly test: Test;
	/** Processor time, so that other work on the machine does not count. */
	readonly milliseconds: number;
	/** The number of switches that it evaluates. */
	readonly steps: number;
	/** 1 for each mutant that it reaches. */
	readonly reaches: Uint8Array;
}

function noMutants(): Uint8Array {
	return new Uint8Array(job.files.reduce((count, { mutants }) => count + mutants.length, 0));
}

/** All tests, the fastest first. Tests that fail without a mutant, or take too long, are omitted. */
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
 * Like `isKilled`, for a mutant in a constant. Its uses are unknown, so any test may detect it; those that reach its module
 * are tried first. Constants evaluated after it may depend on it, and are evaluated again as well.
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
	// A test that killed the previous mutant is likely to kill this one too.
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
