// A fuzzing campaign: texts are changed and given to targets, and those that show something new are kept to be changed further.

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { corpusLogs } from "../support/oracle.ts";
import { LONGEST } from "./mutate.ts";
import type { Done, Find, Order, RunnerData } from "./runner.ts";
import { TARGETS } from "./targets.ts";
import { memoryOfTrial, UnderWay } from "./underWay.ts";

/** How a campaign goes, or went. */
export interface Campaign {
	readonly inputs: number;
	/** How often each target was run, by its name. */
	readonly runs: ReadonlyMap<string, number>;
	/** How many texts are changed by now. */
	readonly corpus: number;
	/** How many characters of the core's code were run. */
	readonly covered: number;
	/** The first trial for each different fault. */
	readonly finds: readonly Find[];
}

/**
 * Runs as long as `goesOn` says so of what was done so far; it is asked every second or so. One thread works at a time: mostly
 * one that only runs inputs, and now and then one that finds out which of them run new code.
 */
export async function campaign(
	seed: number,
	texts: readonly string[],
	goesOn: (soFar: Campaign) => boolean,
): Promise<Campaign> {
	const corpus = [...texts];
	const runs = new Map(NAMES.map((name) => [name, 0]));
	const finds = new Map<string, Find>();
	let inputs = 0;
	let covered = 0;
	const soFar = () => ({ inputs, runs, corpus: corpus.length, covered, finds: [...finds.values()] });
	const explorer = new Runner(seed, true, corpus);
	const runner = new Runner(seed + 1, false, corpus);
	for (let round = 0; goesOn(soFar()); round++) {
		const explores = round % ROUNDS === 0;
		const size = explores ? EXPLORED : UNWATCHED;
		const done = await (explores ? explorer : runner).run(size);
		inputs += size;
		covered = Math.max(covered, done.covered);
		corpus.push(...done.texts);
		runner.learn(done.texts);
		for (const [number, name] of NAMES.entries()) runs.set(name, runs.get(name)! + (done.runs[number] ?? 0));
		for (const find of done.finds) if (!finds.has(find.place)) finds.set(find.place, find);
	}
	await Promise.all([explorer.end(), runner.end()]);
	return soFar();
}

const NAMES = [...TARGETS.keys()];

/** Of so many rounds the first one explores. */
const ROUNDS = 20;
const EXPLORED = 500;
const UNWATCHED = 2000;

/** A thread that is given orders. One that ends, or that does not come back from a trial, is a find, and another one takes its place. */
class Runner {
	readonly #memory = memoryOfTrial(LONGEST);
	readonly #isExplorer: boolean;
	readonly #texts: string[];
	#seed: number;
	#worker: Worker | undefined;
	#news: string[] = [];

	constructor(seed: number, isExplorer: boolean, texts: readonly string[]) {
		this.#seed = seed;
		this.#isExplorer = isExplorer;
		this.#texts = [...texts];
	}

	/** These texts are worth changing too. */
	learn(texts: readonly string[]): void {
		this.#news.push(...texts);
	}

	async run(inputs: number): Promise<Done> {
		this.#worker ??= this.#start();
		const texts = this.#news;
		this.#news = [];
		this.#texts.push(...texts);
		this.#worker.postMessage({ inputs, texts } satisfies Order);
		const done = await this.#outcome(this.#worker);
		if (typeof done !== "string") return done;
		await this.end();
		const trial = new UnderWay(this.#memory, NAMES).read();
		return { runs: [], finds: [{ trial, place: `${done} ${trial.target}`, error: done }], texts: [], covered: 0 };
	}

	async end(): Promise<void> {
		await this.#worker?.terminate();
		this.#worker = undefined;
	}

	#start(): Worker {
		// Another seed each time, or the next thread would go the same way again.
		this.#seed += 2;
		const data: RunnerData = {
			seed: this.#seed,
			texts: this.#texts,
			isExplorer: this.#isExplorer,
			memory: this.#memory,
		};
		return new Worker(new URL("./runner.ts", import.meta.url), {
			workerData: data,
			// Inputs are garbage soon, and with room for many of them little of it has to be moved.
			resourceLimits: { maxYoungGenerationSizeMb: 64 },
		});
	}

	/** What was done, or in words why it never will be. */
	async #outcome(worker: Worker): Promise<Done | string> {
		const underWay = new UnderWay(this.#memory, NAMES);
		let last = underWay.count;
		const ended = new AbortController();
		const watch = setInterval(() => {
			if (underWay.count === last) ended.abort(`No answer within ${HANGING_MS / 1000} s`);
			last = underWay.count;
		}, HANGING_MS);
		try {
			// An error of the thread rejects as well.
			const [done] = await once(worker, "message", { signal: ended.signal });
			return done as Done;
		} catch (error) {
			return String(ended.signal.reason ?? `The thread has ended: ${(error as Error).stack}`);
		} finally {
			clearInterval(watch);
		}
	}
}

/** By then even a busy machine has answered. */
const HANGING_MS = 120_000;

/** Logs of all kinds to begin with, from the fixtures, the scenarios and, where it is at hand, recorded traffic. */
export function seedTexts(): readonly string[] {
	const tests = join(import.meta.dirname, "..");
	const own = ["scenarios", "fixtures", "fixtures/dialects"].flatMap((folder) =>
		readdirSync(join(tests, folder))
			.filter((name) => /log$|html$/.test(name))
			.map((name) => readFileSync(join(tests, folder, name), "utf8")),
	);
	return [...own, ...corpusLogs().map(({ text }) => text)].map((text) => text.slice(0, 20_000));
}

/** The beginnings of those. */
export function shortTexts(): readonly string[] {
	return seedTexts().map((text) => text.slice(0, 1500));
}
