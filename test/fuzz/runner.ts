// The thread that runs inputs: it generates them from its texts, a batch per order, and reports the results.

import { parentPort, workerData } from "node:worker_threads";
import { Coverage } from "./coverage.ts";
import { mutated, oneOf, pick, randomFrom } from "./mutate.ts";
import { TARGETS } from "./targets.ts";
import { faultAt, inputOf, placeOf, shrunk, type Trial } from "./trial.ts";
import { UnderWay } from "./underWay.ts";

/** The data that a runner starts with. */
export interface RunnerData {
	readonly seed: number;
	readonly texts: readonly string[];
	/** Whether it looks for texts that run new code, which takes much longer. */
	readonly isExplorer: boolean;
	readonly memory: SharedArrayBuffer;
}

/** An order for a runner. */
export interface Order {
	readonly inputs: number;
	/** Additional texts for mutation. */
	readonly texts: readonly string[];
}

/** The result of an order. */
export interface Done {
	/** The number of runs of each target. */
	readonly runs: readonly number[];
	readonly finds: readonly Find[];
	/** The texts that ran new code. */
	readonly texts: readonly string[];
	/** The number of characters of code that have run so far; 0 unless the thread explores. */
	readonly covered: number;
}

/** A trial that failed. */
export interface Find {
	readonly trial: Trial;
	/** Equal for two finds of the same fault. */
	readonly place: string;
	/** The error with its stack. */
	readonly error: string;
}

const { seed, texts, isExplorer, memory } = workerData as RunnerData;
const random = randomFrom(seed);
const corpus = [...texts];
const coverage = isExplorer ? new Coverage() : undefined;
const names = [...TARGETS.keys()];
const underWay = new UnderWay(memory, names);
const known = new Set<string>();

parentPort!.on("message", ({ inputs, texts: found }: Order) => {
	corpus.push(...found);
	const runs = new Array<number>(names.length).fill(0);
	const finds: Find[] = [];
	const kept: string[] = [];
	let batch: string[] = [];
	for (let count = 0; count < inputs; count++) {
		const text = tryNext(runs, finds);
		if (!coverage) continue;
		batch.push(text);
		if (batch.length < BATCH) continue;
		if (coverage.hasGrown()) kept.push(...batch);
		batch = [];
	}
	corpus.push(...kept);
	parentPort!.postMessage({ runs, finds, texts: kept, covered: coverage?.run ?? 0 } satisfies Done);
});

const BATCH = 10;

/** Parsing a text takes longer than most targets do, so several targets share the result. */
const TARGETS_OF_AN_INPUT = 3;

/** Generates an input and passes it to some targets. Returns its text. */
function tryNext(runs: number[], finds: Find[]): string {
	const other = excerpt(oneOf(random, corpus));
	const text = mutated(random, excerpt(oneOf(random, corpus)), other);
	underWay.writeTexts(text, other);
	const input = inputOf(text, other);
	for (let count = 0; count < TARGETS_OF_AN_INPUT; count++) {
		const target = pick(random, names.length);
		const seedOfTrial = pick(random, 2 ** 31);
		underWay.write(target, seedOfTrial);
		runs[target]!++;
		const fault = faultAt(names[target]!, input, seedOfTrial);
		if (fault) noteFind({ target: names[target]!, text, other, seed: seedOfTrial }, fault, finds);
	}
	return text;
}

function noteFind(trial: Trial, fault: Error, finds: Find[]): void {
	const place = placeOf(fault);
	if (known.has(place)) return;
	known.add(place);
	finds.push({ trial: shrunk(trial, fault), place, error: fault.stack ?? fault.message });
}

/** Usually a few lines of the text: small texts are fast to test, and most faults show up in a few lines. */
function excerpt(text: string): string {
	const longest = random() < 0.01 ? text.length : 200 + Math.floor(random() ** 2 * 2000);
	if (text.length <= longest) return text;
	const start = text.indexOf("\n", pick(random, text.length)) + 1;
	return text.slice(start, start + longest);
}
