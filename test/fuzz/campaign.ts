// A fuzzing campaign: mutates texts, passes them to targets, and keeps those that reach new code for further mutation.

import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { corpusLogs } from "../support/oracle.ts";
import { LONGEST } from "./mutate.ts";
import type { Done, Find, Order, RunnerData } from "./runner.ts";
import { TARGETS } from "./targets.ts";
import { memoryOfTrial, UnderWay } from "./underWay.ts";

/** The options and the progress of a campaign. */
export interface Campaign {
	readonly inputs: number;
	/** The number of runs of each target, by its name. */
	readonly runs: ReadonlyMap<string, number>;
	/** The number of texts available for mutation. */
	readonly corpus: number;
	/** The number of characters of the core's code that were executed. */
	readonly covered: number;
	/** The first trial of each distinct fault. */
	readonly finds: readonly Find[];
}

/**
 * Runs as long as `goesOn` returns true for the progress so far, which is checked about once a second. One thread works at a
 * time: usually one that only runs inputs, and now and then one that measures which of them run new code.
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

/** The first of this many rounds explores. */
const ROUNDS = 20;
const EXPLORED = 500;
const UNWATCHED = 2000;

/** A thread that executes orders. If it exits or hangs in a trial, that is a find, and a new thread replaces it. */
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

	/** Adds texts worth mutating. */
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
		// A new seed each time: with the same one, the next thread would repeat the same inputs.
		this.#seed += 2;
		const data: RunnerData = {
			seed: this.#seed,
			texts: this.#texts,
			isExplorer: this.#isExplorer,
			memory: this.#memory,
		};
		return new Worker(new URL("./runner.ts", import.meta.url), {
			workerData: data,
			// Inputs become garbage quickly; a large young generation keeps most of them from being copied.
			resourceLimits: { maxYoungGenerationSizeMb: 64 },
		});
	}

	/** What was done, or the reason why there will be no result. */
	async #outcome(worker: Worker): Promise<Done | string> {
		const underWay = new UnderWay(this.#memory, NAMES);
		let last = underWay.count;
		const ended = new AbortController();
		const watch = setInterval(() => {
			if (underWay.count === last) ended.abort(`No answer within ${HANGING_MS / 1000} s`);
			last = underWay.count;
		}, HANGING_MS);
		try {
			// Also rejects when the thread fails.
			const [done] = await once(worker, "message", { signal: ended.signal });
			return done as Done;
		} catch (error) {
			return String(ended.signal.reason ?? `The thread has ended: ${(error as Error).stack}`);
		} finally {
			clearInterval(watch);
		}
	}
}

/** Even a busy machine responds within this time. */
const HANGING_MS = 120_000;

/** The initial logs, of all kinds: fixtures, scenarios and, if available, recorded traffic. */
export function seedTexts(): readonly string[] {
	const tests = join(import.meta.dirname, "..");
	const own = ["scenarios", "fixtures", "fixtures/dialects"].flatMap((folder) =>
		readdirSync(join(tests, folder))
			.filter((name) => /log$|html$/.test(name))
			.map((name) => readFileSync(join(tests, folder, name), "utf8")),
	);
	return [...own, ...corpusLogs().map(({ text }) => text)].map((text) => text.slice(0, 20_000));
}

/** The beginnings of the initial logs. */
export function shortTexts(): readonly string[] {
	return seedTexts().map((text) => text.slice(0, 1500));
}
