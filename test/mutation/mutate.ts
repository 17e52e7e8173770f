// npm run mutate: plants one small fault after another in the core, and lists those that no test detects.
//
//   npm run mutate                             rules, activities, and how transactions are matched and judged
//   npm run mutate -- core/trace/directions  the files whose path holds one of the words

import { spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { Job, MutatedFile, State, Verdict } from "./job.ts";
import { mutantsOf } from "./mutants.ts";

const ROOT = join(import.meta.dirname, "../..");
const SOURCES = ["rules", "activities", "trace"].map((folder) => `server/src/core/${folder}/**/*.ts`);
const TESTS = [
	...["rules", "activities", "trace"].map((folder) => `test/unit/core/${folder}/**/*.test.ts`),
	...["flows", "overview", "step", "tree"].map((name) => `test/unit/core/features/${name}.test.ts`),
	"test/unit/core/dialects/dialects.test.ts",
	"test/unit/core/merge/mergeLogs.test.ts",
	"test/unit/core/report.test.ts",
	"test/unit/scenarios.test.ts",
];

/** Slower tests would take most of the time and say little about a single mutant. */
const LONGEST_TEST_MS = 30;
/** A mutant that runs longer than this loops forever, even if its step count did not reveal it. */
const PATIENCE_MS = 60_000;

const words = process.argv.slice(2);
const files = mutatedFiles(filesOf(SOURCES));
/** The state of each mutant, by its number. */
const states: State[] = [];
await judge();
printScores();

function isWanted(path: string): boolean {
	return words.length === 0 || words.some((word) => path.includes(word));
}

function filesOf(patterns: readonly string[]): readonly string[] {
	return patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }).sort()).map((path) => join(ROOT, path));
}

/** All files, because files use each other's results; those that were not selected have no mutants. */
function mutatedFiles(paths: readonly string[]): readonly MutatedFile[] {
	let first = 0;
	return paths.map((path) => {
		const file = { path, first, mutants: isWanted(path) ? mutantsOf(readFileSync(path, "utf8")) : [] };
		first += file.mutants.length;
		return file;
	});
}

/**
 * Determines the state of each mutant. A process that hangs in a mutant is killed, and a new one continues with the next
 * mutant.
 */
async function judge(): Promise<void> {
	const all = files.flatMap(({ first, mutants }) => mutants.map((_, at) => first + at));
	while (states.length < all.length) {
		const rest = all.slice(states.length);
		const last = await judgeIn({ files, tests: filesOf(TESTS), mutants: rest, longestTest: LONGEST_TEST_MS });
		// The mutant ended the process, or the process was killed after its time limit.
		if (states.length < all.length) states[last] = "killed";
	}
}

/** Runs a job and fills in the states. Resolves when its process has exited, with the mutant that was started last. */
async function judgeIn(job: Job): Promise<number> {
	const run = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, "run.ts")], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	run.stdin.end(JSON.stringify(job));
	let last = -1;
	let clock: NodeJS.Timeout | undefined;
	for await (const line of createInterface({ input: run.stdout })) {
		if (!line.startsWith('{"mutant"')) continue;
		const { mutant, state } = JSON.parse(line) as Verdict;
		clearTimeout(clock);
		clock = setTimeout(() => run.kill("SIGKILL"), PATIENCE_MS);
		if (state === "begun") last = mutant;
		else {
			states[mutant] = state;
			if (state === "survived" || state === "uncovered") printMutant(mutant, state);
		}
		if (mutant % 100 === 0 && state === "begun") process.stderr.write(`\r${mutant} of ${job.mutants.at(-1)! + 1} `);
	}
	clearTimeout(clock);
	if (last === -1) throw new Error("The tests could not be loaded with the mutants in the sources.");
	return last;
}

/** Prints the location of a mutant, its state, and what it changes. */
function printMutant(number: number, state: State): void {
	const { path, first, mutants } = files.findLast((file) => file.first <= number)!;
	const { start, end, replacement } = mutants[number - first]!;
	const source = readFileSync(path, "utf8");
	const line = source.slice(0, start).split("\n").length;
	const [was, is] = [source.slice(start, end), replacement].map((text) => shortened(text.replace(/\s+/g, " "), 70));
	console.log(`${relative(ROOT, path)}:${line} ${state}: ${was} -> ${is}`);
}

/** Prints the score of each file, and of all. */
function printScores(): void {
	process.stderr.write("\r");
	console.log();
	for (const { path, first, mutants } of files) {
		if (mutants.length > 0) console.log(row(relative(ROOT, path), states.slice(first, first + mutants.length)));
	}
	console.log(row("all", states));
}

function row(name: string, states: readonly State[]): string {
	const count = (state: State) => states.filter((each) => each === state).length;
	const judged = states.length - count("static");
	const score = judged === 0 ? "" : `${((100 * count("killed")) / judged).toFixed(1)} %`;
	return `${name.padEnd(56)} ${score.padStart(8)} of ${judged}: ${count("survived")} survived, ${count("uncovered")} uncovered`;
}

function shortened(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
